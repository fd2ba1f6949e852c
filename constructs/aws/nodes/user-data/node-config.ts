import type { NodePoolPlan } from "../node-pool-plan";
import { kubeletConfig } from "./kubelet-config";
import type { NodeUserDataOptions } from "./node-user-data-options";
import { nodeadmDisksFolder } from "./nodeadm-disks-folder";
import { placeholders } from "./placeholders";

/**
 * Configuration of nodeadm, which makes an AL2023 machine a node. Managed groups put labels and taints on by themselves.
 * https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/doc/api.md
 */
export function nodeConfig(plan: NodePoolPlan, { cluster }: NodeUserDataOptions): string {
  const { localDisks, labels, taints } = plan;
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
          ...kubeletConfig(plan),
          ...(cluster && taints.length > 0 ? { registerWithTaints: taints } : {}),
        },
        ...(cluster ? { flags: [`--node-labels=${labelList(labels)}`] } : {}),
      },
      ...(localDisks ? { instance: { localStorage: { strategy: "RAID0", mountPath: nodeadmDisksFolder } } } : {}),
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
