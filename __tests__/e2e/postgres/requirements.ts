import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

/** What the suite found on this machine. */
export interface Requirements {
  /** Folder of PostgreSQL's programs and libraries: /usr/lib/postgresql/<major>. */
  readonly libraries: string;
  /** Folder of its shared files: /usr/share/postgresql/<major>. */
  readonly shared: string;
  /** Virtual environment with Patroni. */
  readonly patroni: string;
  /** Installation that the virtual environment was made from. */
  readonly python: string;
}

/** The version in the component's image, so that what is proven is what runs. */
const patroniVersion = "4.1.0";

/**
 * Looks for all that the suite needs and makes the virtual environment where it is missing.
 *
 * @returns what is there, or what is missing in words
 */
export function requirements(): Requirements | { readonly missing: string } {
  const missing: string[] = [];
  if (process.platform !== "linux" || process.getuid?.() !== 0)
    missing.push("root on Linux (members run in namespaces of their own)");
  for (const program of ["bwrap", "setpriv", "psql", "curl", "openssl", "terraform", "kubectl", "python3"]) {
    if (spawnSync("sh", ["-c", `command -v ${program}`]).status !== 0) missing.push(program);
  }
  const major = majors().find((version) => existsSync(`/usr/share/postgresql/${version}/extension/pg_partman.control`));
  if (!major) missing.push("postgresql-15 and postgresql-15-partman, or another major of both");
  const cluster = simulatedCluster();
  if (cluster) missing.push(cluster);
  if (missing.length > 0 || !major) return { missing: missing.join(", ") };
  const patroni = virtualEnvironment();
  if (typeof patroni !== "string") return patroni;
  const python = spawnSync(`${patroni}/bin/python`, ["-c", "import sys; print(sys.base_prefix)"], {
    encoding: "utf8",
  }).stdout.trim();
  return { libraries: `/usr/lib/postgresql/${major}`, shared: `/usr/share/postgresql/${major}`, patroni, python };
}

function majors(): string[] {
  const folder = "/usr/lib/postgresql";
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => existsSync(`${folder}/${name}/bin/initdb`))
        .sort()
        .reverse()
    : [];
}

/** The suite plays the kubelet itself, so the nodes must be simulated ones: real kubelets would run the members a second time. */
function simulatedCluster(): string | undefined {
  if (!process.env.KUBECONFIG) return "KUBECONFIG of a cluster with simulated nodes";
  const run = spawnSync("kubectl", ["get", "nodes", "-o", "jsonpath={.items[*].status.nodeInfo.kubeletVersion}"], {
    encoding: "utf8",
    timeout: 20_000,
  });
  if (run.status !== 0) return "a cluster that answers under KUBECONFIG";
  const versions = run.stdout.split(" ").filter(Boolean);
  return versions.length > 0 && versions.every((version) => version.startsWith("kwok-"))
    ? undefined
    : "a cluster whose nodes are all simulated (kwok); this one has kubelets of its own";
}

function virtualEnvironment(): string | { readonly missing: string } {
  const folder = path.join(homedir(), ".cache", "gantry", `patroni-${patroniVersion}`);
  if (existsSync(`${folder}/complete`)) return folder;
  const install = spawnSync(
    "sh",
    [
      "-ec",
      `rm -rf "$0"; python3 -m venv "$0"; "$0/bin/pip" install --quiet "patroni[kubernetes]==${patroniVersion}" "psycopg[binary]"; touch "$0/complete"`,
      folder,
    ],
    { encoding: "utf8", timeout: 240_000 },
  );
  return install.status === 0
    ? folder
    : { missing: `Patroni ${patroniVersion} from PyPI: ${install.stderr.trim().split("\n").at(-1)}` };
}
