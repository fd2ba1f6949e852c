import type * as z from "zod";
import { inBytes } from "../../../../config/fields/quantity";
import type { settings } from "./settings";

type Settings = Pick<z.output<typeof settings>, "registries" | "cacheSize" | "parallelSteps">;
type Value = string | number | boolean | readonly string[];
type Table = Readonly<Record<string, Value>>;

/** File in the daemon's pod with the CA of its own certificate. */
const ownAuthority = "/certs/ca.crt";

/**
 * buildkitd.toml (https://github.com/moby/buildkit/blob/master/docs/buildkitd.toml.md). Without limits of its own the
 * daemon takes its share of the whole disk, which on a network volume says nothing of the volume's other contents.
 */
export function buildkitdConfig({ registries, cacheSize, parallelSteps }: Settings): string {
  const size = inBytes(cacheSize);
  const tables: (readonly [string, Table])[] = [
    ["log", { format: "json", level: "info" }],
    [
      "worker.oci",
      {
        enabled: true,
        // Without it every step would need a /proc of its own, which Kubernetes masks.
        noProcessSandbox: true,
        "max-parallelism": parallelSteps,
        gc: true,
        // A tenth stays free for what a running build adds before the next collection.
        reservedSpace: Math.floor(size / 10),
        maxUsedSpace: Math.floor((size * 8) / 10),
        minFreeSpace: Math.floor(size / 10),
      },
    ],
    ["worker.containerd", { enabled: false }],
    ...registryTables(registries),
  ];
  return tables.map(([name, table]) => `[${name}]\n${lines(table)}`).join("\n");
}

function registryTables(registries: Settings["registries"]): (readonly [string, Table])[] {
  const authorities = registries
    .filter(({ certificate }) => certificate === "issuer")
    .map(({ host }) => [host, { ca: [ownAuthority] }] as const);
  const mirrored = [...new Set(registries.flatMap(({ mirrorOf }) => mirrorOf))];
  const mirrors = mirrored.map(
    (upstream) =>
      [
        upstream,
        { mirrors: registries.filter((one) => one.mirrorOf.includes(upstream)).map(({ host }) => host) },
      ] as const,
  );
  const byHost = new Map<string, Table>();
  for (const [host, table] of [...authorities, ...mirrors]) byHost.set(host, { ...byHost.get(host), ...table });
  return [...byHost].map(([host, table]) => [`registry.${JSON.stringify(host)}`, table]);
}

/** JSON writes text, numbers, booleans and lists of text as TOML does. */
function lines(table: Table): string {
  return Object.entries(table)
    .map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`)
    .join("");
}
