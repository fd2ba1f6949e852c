import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { layout } from "../../../constructs/components/data/postgres/layout";
import { openAncestors } from "./open-ancestors";
import type { Pod, PodContainer } from "./pod";
import type { Requirements } from "./requirements";

export interface ImageOptions extends Requirements {
  /** Folder with PGMQ's extension files. */
  readonly pgmq: string;
  /** Folder for what has to be made. */
  readonly folder: string;
}

/** What stands in for a container's image: arguments of bwrap that give its root file system, and its environment. */
export interface Image {
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Other paths that a mount must appear under as well. */
  alsoAt(mountPath: string): readonly string[];
}

/**
 * This machine's PostgreSQL and Patroni under the paths of the component's images: the member's programs where
 * `layout` says they are, and `postgres` with the image's ids.
 *
 * @returns undefined for an image that has no stand-in here
 */
export function image(container: PodContainer, pod: Pod, options: ImageOptions): Image | undefined {
  const isMember = container.image.includes("/spilo-");
  const isQueue = container.image.includes("pgmq");
  if (!isMember && !isQueue) return undefined;
  const { libraries, shared, patroni, python } = options;
  const [libraryPath, sharedPath] = [path.dirname(layout.binaries), path.dirname(layout.extensions)];
  const own = [libraries, shared].map((folder) => path.basename(folder));
  const files = isQueue
    ? [
        "--tmpfs",
        "/usr/share/postgresql",
        ...openAncestors(layout.extensions),
        "--ro-bind",
        options.pgmq,
        layout.extensions,
      ]
    : [
        ...[
          "--tmpfs",
          path.dirname(libraryPath),
          "--ro-bind",
          libraries,
          libraryPath,
          "--ro-bind",
          libraries,
          libraries,
        ],
        ...["--tmpfs", path.dirname(sharedPath), "--ro-bind", shared, sharedPath, "--ro-bind", shared, shared],
        ...[patroni, python].flatMap((folder) => [...openAncestors(folder), "--ro-bind", folder, folder]),
      ];
  return {
    arguments: [
      ...["--ro-bind", "/usr", "/usr", "--ro-bind", etc(pod, options), "/etc", "--proc", "/proc", "--dev", "/dev"],
      ...["bin", "sbin", "lib", "lib64"]
        .filter((name) => existsSync(`/${name}`))
        .flatMap((name) => ["--symlink", `usr/${name}`, `/${name}`]),
      ...files,
    ],
    environment: {
      PATH: [
        `${patroni}/bin`,
        "/usr/local/sbin",
        "/usr/local/bin",
        "/usr/sbin",
        "/usr/bin",
        "/sbin",
        "/bin",
        layout.binaries,
      ].join(":"),
    },
    // PostgreSQL knows its own paths by its own major; the mounts are named after the image's.
    alsoAt: (mountPath) =>
      mountPath.startsWith(sharedPath) ? [mountPath.replace(sharedPath, `${path.dirname(shared)}/${own[1]}`)] : [],
  };
}

/** The image's /etc: this machine's, with `postgres` as the image has it, and a place for every mount. */
function etc(pod: Pod, { folder }: ImageOptions): string {
  const place = path.join(folder, "etc");
  if (!existsSync(place)) {
    mkdirSync(place, { recursive: true });
    for (const name of ["alternatives", "ld.so.cache", "nsswitch.conf", "hosts", "ssl", "services", "localtime"]) {
      if (existsSync(`/etc/${name}`))
        cpSync(`/etc/${name}`, path.join(place, name), { recursive: true, verbatimSymlinks: true });
    }
    const others = readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .filter((line) => !line.startsWith("postgres:") && !line.includes(`:${layout.user.uid}:`));
    writeFileSync(
      path.join(place, "passwd"),
      [...others, `postgres:x:${layout.user.uid}:${layout.user.gid}::/home/postgres:/bin/bash`, ""].join("\n"),
    );
    writeFileSync(path.join(place, "group"), `root:x:0:\npostgres:x:${layout.user.gid}:\n`);
  }
  for (const container of [...pod.spec.initContainers, ...pod.spec.containers]) {
    for (const { mountPath } of container.volumeMounts ?? []) {
      if (mountPath.startsWith("/etc/")) mkdirSync(path.join(folder, mountPath), { recursive: true });
    }
  }
  return place;
}
