import * as z from "zod";
import { kubernetesName } from "../../../../config/fields/kubernetes-name";
import { labelKey, labelValue } from "../../../../config/fields/label";
import { type NodeTypeName, type NodeTypeSpec, nodeTypes } from "../../../../config/hardware";
import { type AwsMachineName, type MachineName, machines } from "../../../../config/machines";
import { taint } from "../../../../config/schema/node-pool";

const onAmazon = (machine: MachineName): machine is AwsMachineName => machines[machine].cloud === "aws";

/** Types without a GPU that Amazon has machines for. */
const cpuTypes = (Object.entries(nodeTypes) as [NodeTypeName, NodeTypeSpec][]).flatMap(([name, spec]) =>
  spec.kind === "cpu" && spec.machines.some(onAmazon) ? [name] : [],
) as [NodeTypeName, ...NodeTypeName[]];

const machineNames = [
  ...new Set(cpuTypes.flatMap((name) => (nodeTypes[name] as NodeTypeSpec).machines.filter(onAmazon))),
] as [AwsMachineName, ...AwsMachineName[]];

const disk = z.strictObject({
  sizeGib: z.int().min(20).max(16384).default(500).describe("Size in GiB. Default: 500."),
  iops: z.int().min(3000).max(16000).default(3000).describe("Operations a second. Default: 3000."),
  throughput: z.int().min(125).max(1000).default(125).describe("MiB a second. Default: 125."),
});

const pool = z.strictObject({
  type: z
    .enum(cpuTypes)
    .describe("CPU type of the GPU catalogue (config/hardware.ts), which users reserve it by.")
    .meta({ hint: "nodes with GPUs are pools of the target: their capacity is bought, not found" }),
  machines: z
    .array(z.enum(machineNames))
    .min(1)
    .optional()
    .describe("Machines of the pool, the cheapest first. Default: the type's first AWS machine.")
    .meta({ hint: "machines of the type, as config/hardware.ts lists them" }),
  maxNodes: z
    .int()
    .min(1)
    .max(1000)
    .default(30)
    .describe("Most nodes, as a bound on CPUs: that many of the largest machine. Default: 30."),
  emptyMinutes: z
    .int()
    .min(1)
    .max(1440)
    .default(5)
    .describe("Minutes that a node stays without pods. Default: 5.")
    .meta({ hint: "longer where starting a node costs users more than keeping it" }),
  drainMinutes: z
    .int()
    .min(1)
    .max(1440)
    .default(30)
    .describe("Minutes that pods get to end when a node must go, whatever their budgets say. Default: 30."),
  disk: disk.prefault({}).describe("Root volume: gp3, encrypted. Default: 500 GiB."),
  labels: z
    .record(labelKey, labelValue)
    .default({})
    .describe("Further labels of the nodes, beside NodeType, GpuType and gantry.dev/pool. Default: none."),
  taints: z.array(taint).default([]).describe("Taints of the nodes; dev pods bear none of them. Default: none."),
});

/** Settings of the pools that Karpenter fills. */
export const settings = z.strictObject({
  namespace: kubernetesName
    .optional()
    .describe(
      "Namespace that Helm keeps its records in, one of the environment's. Default: the environment's only one.",
    ),
  imageVersion: z
    .string()
    .regex(/^v20\d{6}$/)
    .optional()
    .describe(
      "Release of the EKS image, Amazon Linux 2023. New nodes have it, old ones keep theirs. Default: that of the target's own pools.",
    )
    .meta({
      allowed: "a release by its day, such as v20260714",
      hint: "https://github.com/awslabs/amazon-eks-ami/releases lists them; latest is not one: two nodes would differ",
    }),
  pools: z
    .record(kubernetesName, pool)
    .refine((pools) => Object.keys(pools).length > 0, {
      error: "names no pool",
      params: {
        allowed: 'pools by name, such as { cpus: { type: "..." } }',
        hint: "name one, or remove the component",
      },
    })
    .describe("Pools by name, which no pool of the target has.")
    .meta({ allowed: "pools by name, each with its type", hint: "the names are labels of the nodes" }),
});

export type KarpenterPool = z.output<typeof pool>;
