import { poolMachines } from "../../../../config/eks/pool-machines";
import { machines } from "../../../../config/machines";
import { poolLabel } from "../../../../config/naming";
import type { NodeAutoscaler } from "../../../contracts/node-autoscaler";
import type { RawObject } from "../../../core/custom-resources";
import { karpenterPool } from "./karpenter-pool";
import type { KarpenterPool } from "./settings";

export interface KarpenterPoolObjectsOptions {
  readonly name: string;
  readonly pool: KarpenterPool;
  /** Release of the image; that of the target's pools where it is left out. */
  readonly imageVersion?: string | undefined;
  readonly autoscaler: NodeAutoscaler;
}

type Size = Parameters<NodeAutoscaler["kubelet"]>[0];

/** How Kubernetes spells architectures. */
const architectures = { x86_64: "amd64", arm64: "arm64" } as const;

/** One pool: the NodePool, which says which nodes and when, and its EC2NodeClass, which says how they are made. */
export function karpenterPoolObjects(options: KarpenterPoolObjectsOptions): RawObject[] {
  const { name, pool } = options;
  const chosen = poolMachines({ gpu: pool.type, machines: pool.machines });
  const shapes = chosen.map((machine) => machines[machine]);
  const largest = Math.max(...shapes.map(({ vcpu }) => vcpu));
  const requirement = (key: string, values: readonly string[]) => ({ key, operator: "In", values });
  return [
    {
      apiVersion: "karpenter.k8s.aws/v1",
      kind: "EC2NodeClass",
      metadata: { name },
      spec: nodeClass(options, {
        vcpu: Math.min(...shapes.map(({ vcpu }) => vcpu)),
        ramGib: Math.min(...shapes.map(({ ramGib }) => ramGib)),
      }),
    },
    {
      apiVersion: "karpenter.sh/v1",
      kind: "NodePool",
      metadata: { name },
      spec: {
        limits: { cpu: String(pool.maxNodes * largest) },
        disruption: {
          // A node goes when nobody uses it, and for no other reason: people work on it.
          consolidationPolicy: "WhenEmpty",
          consolidateAfter: `${pool.emptyMinutes}m`,
          budgets: [
            { nodes: "100%", reasons: ["Empty"] },
            { nodes: "0", reasons: ["Drifted", "Underutilized"] },
          ],
        },
        template: {
          metadata: {
            labels: karpenterPool(name, pool).labels,
          },
          spec: {
            nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name },
            expireAfter: "Never",
            terminationGracePeriod: `${pool.drainMinutes}m`,
            requirements: [
              requirement("karpenter.sh/capacity-type", ["on-demand"]),
              requirement("kubernetes.io/os", ["linux"]),
              requirement("kubernetes.io/arch", [
                ...new Set(shapes.map(({ architecture }) => architectures[architecture])),
              ]),
              requirement("node.kubernetes.io/instance-type", chosen),
            ],
            ...(pool.taints.length > 0 ? { taints: pool.taints } : {}),
          },
        },
      },
    },
  ];
}

/** @param smallest what every machine of the pool has at least: one class says the same to kubelet on all of them */
function nodeClass({ name, pool, imageVersion, autoscaler }: KarpenterPoolObjectsOptions, smallest: Size) {
  const { sizeGib, iops, throughput } = pool.disk;
  const [family] = autoscaler.image.split("@");
  return {
    amiSelectorTerms: [{ alias: imageVersion ? `${family}@${imageVersion}` : autoscaler.image }],
    instanceProfile: autoscaler.instanceProfile,
    subnetSelectorTerms: autoscaler.subnets,
    securityGroupSelectorTerms: [autoscaler.securityGroup],
    associatePublicIPAddress: false,
    tags: { ...autoscaler.tags, [poolLabel]: name },
    kubelet: autoscaler.kubelet(smallest),
    detailedMonitoring: true,
    metadataOptions: {
      httpEndpoint: "enabled",
      httpProtocolIPv6: "disabled",
      httpTokens: "required",
      // Containers are one hop further: they get no credentials of the node.
      httpPutResponseHopLimit: 1,
    },
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        rootVolume: true,
        ebs: {
          volumeType: "gp3",
          volumeSize: `${sizeGib}Gi`,
          iops,
          throughput,
          encrypted: true,
          deleteOnTermination: true,
        },
      },
    ],
  };
}
