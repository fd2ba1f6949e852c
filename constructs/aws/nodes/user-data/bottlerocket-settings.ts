import { serviceAddress } from "../../service-address";
import type { NodePoolPlan } from "../node-pool-plan";
import { bootScripts } from "./boot-scripts";
import { kernelParameters } from "./kernel-parameters";
import { mostPods } from "./most-pods";
import type { NodeUserDataOptions } from "./node-user-data-options";
import { placeholders } from "./placeholders";
import { reservedResources } from "./reserved-resources";

type Value = string | number | boolean | readonly Value[];
type Table = Readonly<Record<string, Value>>;

/**
 * Settings of a Bottlerocket node, which are all it can be told: kernel parameters are set before kubelet starts, local
 * disks are joined by its own commands. https://bottlerocket.dev/en/os/latest/api/settings/
 */
export function bottlerocketSettings(plan: NodePoolPlan, { cluster }: NodeUserDataOptions): string {
  const { pool, localDisks, labels, taints } = plan;
  const reserved = { ...reservedResources(plan) };
  const tables: Readonly<Record<string, Table>> = {
    "settings.kubernetes": {
      ...(cluster
        ? {
            "cluster-name": cluster.name,
            "api-server": placeholders.endpoint,
            "cluster-certificate": placeholders.certificateAuthority,
            "cluster-dns-ip": serviceAddress(cluster.serviceCidr, 10),
          }
        : {}),
      "max-pods": mostPods(plan),
      ...(pool.purpose === "gpu" ? { "cpu-manager-policy": "static", "cpu-manager-reconcile-period": "10s" } : {}),
    },
    "settings.kubernetes.system-reserved": reserved,
    "settings.kubernetes.kube-reserved": reserved,
    ...(cluster
      ? { "settings.kubernetes.node-labels": { ...labels }, "settings.kubernetes.node-taints": taintTable(taints) }
      : {}),
    "settings.kernel.sysctl": Object.assign({}, ...bootScripts(plan).map(kernelParameters)),
    ...(localDisks ? { "settings.bootstrap-commands.local-disks": localDiskCommands } : {}),
  };
  return Object.entries(tables)
    .filter(([, table]) => Object.keys(table).length > 0)
    .map(([name, table]) => [`[${name}]`, ...lines(table), ""].join("\n"))
    .join("\n");
}

const localDiskCommands: Table = {
  commands: [
    ["apiclient", "ephemeral-storage", "init"],
    ["apiclient", "ephemeral-storage", "bind", "--dirs", "/var/lib/containerd", "/var/lib/kubelet", "/var/log/pods"],
  ],
  mode: "always",
  essential: true,
};

function taintTable(taints: NodePoolPlan["taints"]): Table {
  const keys = [...new Set(taints.map(({ key }) => key))];
  return Object.fromEntries(
    keys.map((key) => [
      key,
      taints.filter((taint) => taint.key === key).map(({ value, effect }) => `${value}:${effect}`),
    ]),
  );
}

/** JSON's strings, numbers, booleans and lists are TOML's as well. */
function lines(table: Table): readonly string[] {
  return Object.entries(table).map(([key, value]) => `${JSON.stringify(key)} = ${JSON.stringify(value)}`);
}
