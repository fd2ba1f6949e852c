import type { EnvironmentInput } from "../../../config/define-environment";
import { extendedResource, type NodeTypeName, nodeShape } from "../../../config/hardware";
import type { MachineName } from "../../../config/machines";
import type { Cluster } from "./cluster";

interface Pool {
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
  readonly gpu?: NodeTypeName;
  readonly machine?: MachineName;
  readonly nodes: number;
}

/** Nodes of kwok as an environment declares its pools: labels, taints and GPUs of the catalogue. */
export class SimulatedNodes {
  readonly names: readonly string[];

  constructor(
    private readonly cluster: Cluster,
    { name, target }: EnvironmentInput,
  ) {
    const nodes = Object.entries((target as { nodePools?: Record<string, Pool> }).nodePools ?? {}).flatMap(
      ([pool, spec]) => Array.from({ length: spec.nodes }, (_, index) => node(`${name}-${pool}-${index}`, spec)),
    );
    this.names = nodes.map(({ metadata }) => metadata.name);
    if (nodes.length === 0) return;
    const list = JSON.stringify({ apiVersion: "v1", kind: "List", items: nodes });
    // The size of a node is part of its status, which an ordinary request leaves alone.
    for (const part of [[], ["--subresource=status"]]) {
      cluster.kubectl(["apply", "--server-side", "--force-conflicts", ...part, "-f", "-"], list);
    }
  }

  remove(): void {
    if (this.names.length > 0)
      this.cluster.kubectl(["delete", "node", "--ignore-not-found", "--wait=false", ...this.names]);
  }
}

function node(name: string, { labels, taints, gpu, machine }: Pool) {
  const shape = gpu === undefined ? undefined : nodeShape(gpu, machine);
  const resource = gpu === undefined ? undefined : extendedResource(gpu);
  const amounts = {
    cpu: String(shape?.vcpu ?? 64),
    memory: `${shape?.ramGib ?? 256}Gi`,
    "ephemeral-storage": "2Ti",
    pods: "110",
    ...(shape && resource ? { [resource]: String(shape.gpus) } : {}),
    ...(shape && shape.efaCards > 0 ? { "vpc.amazonaws.com/efa": String(shape.efaCards) } : {}),
  };
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      annotations: { "kwok.x-k8s.io/node": "fake" },
      labels: {
        "kubernetes.io/hostname": name,
        "kubernetes.io/arch": shape?.architecture === "arm64" ? "arm64" : "amd64",
        "kubernetes.io/os": "linux",
        ...labels,
      },
    },
    spec: { taints: taints?.map((taint) => ({ ...taint })) ?? [] },
    status: { allocatable: amounts, capacity: amounts },
  };
}
