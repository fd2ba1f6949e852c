import type { NodePoolPlan } from "../node-pool-plan";
import { mostPods } from "./most-pods";
import type { NodeUserDataOptions } from "./node-user-data";
import { placeholders } from "./placeholders";
import { reservedResources } from "./reserved-resources";

/** Folder that local disks are mounted below, as one: the image appends `/0`. */
const localDisksFolder = "/mnt/nvme";

/**
 * Configuration of nodeadm, which makes an AL2023 machine a node. Managed groups put labels and taints on by themselves.
 * https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/doc/api.md
 */
export function nodeConfig(plan: NodePoolPlan, { cluster }: NodeUserDataOptions): string {
  const { pool, localDisks, labels, taints } = plan;
  const reserved = reservedResources(plan);
  const config = {
    apiVersion: "node.eks.aws/v1alpha1",
    kind: "NodeConfig",
    spec: {
      ...(cluster
        ? {
            cluster: {
              name: cluster.name,
              apiServerEndpoint: placeholders.endpoint,
              certificateAuthority: placeholders.certificateAuthority,
              cidr: cluster.serviceCidr,
            },
          }
        : {}),
      kubelet: {
        config: {
          maxPods: mostPods(plan),
          systemReserved: reserved,
          kubeReserved: reserved,
          // Whole CPUs for whoever asks for whole ones: a pod that trains is not moved from core to core.
          ...(pool.purpose === "gpu" ? { cpuManagerPolicy: "static", cpuManagerReconcilePeriod: "10s" } : {}),
          ...(cluster && taints.length > 0 ? { registerWithTaints: taints } : {}),
        },
        ...(cluster ? { flags: [`--node-labels=${labelList(labels)}`] } : {}),
      },
      ...(localDisks ? { instance: { localStorage: { strategy: "RAID0", mountPath: localDisksFolder } } } : {}),
    },
  };
  // nodeadm reads YAML, of which JSON is a part.
  return JSON.stringify(config, undefined, 2);
}

function labelList(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
}
