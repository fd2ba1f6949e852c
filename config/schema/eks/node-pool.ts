import * as z from "zod";
import { awsMachines } from "../../aws-machines";
import { awsZone } from "../../fields/aws-zone";
import { nodeTypeField } from "../../fields/gpu-type";
import { labelKey, labelValue } from "../../fields/label";
import { amounts } from "../../fields/resources";
import type { AwsMachineName } from "../../machines";
import { taint } from "../node-pool";
import { capacity } from "./capacity";

const machineNames = Object.keys(awsMachines) as [AwsMachineName, ...AwsMachineName[]];

const machine = z
  .enum(machineNames)
  .meta({ hint: "machines of Amazon's are in config/machines.ts; add the one that is missing there" });

const disk = z.strictObject({
  sizeGib: z.int().min(20).max(16384).default(200).describe("Size in GiB. Default: 200."),
  iops: z.int().min(3000).max(16000).default(3000).describe("Operations a second. Default: 3000."),
  throughput: z.int().min(125).max(1000).default(125).describe("MiB a second. Default: 125."),
});

const nodes = z
  .strictObject({
    min: z.int().min(0).describe("Fewest machines."),
    max: z.int().min(0).describe("Most machines."),
  })
  .describe("Bounds of the number of machines; what runs between them belongs to whoever scales the group.");

/** Nodes of one kind that Gantry makes. The key in `nodePools` is the pool's name, in every address, and stays stable. */
export const eksNodePool = z.strictObject({
  purpose: z
    .enum(["system", "gpu", "build"])
    .describe(
      "`system` runs the control plane of the environment, `gpu` what users reserve, `build` what compiles for them.",
    ),
  gpu: nodeTypeField
    .optional()
    .describe("Type of the GPU catalogue (config/hardware.ts). Default: none; required where purpose is gpu."),
  machines: z
    .array(machine)
    .min(1)
    .optional()
    .describe(
      "Machines of the pool, the first preferred. Default: the type's first AWS machine; required without gpu.",
    ),
  capacity: capacity.prefault({ kind: "onDemand" }).describe("Where machines come from. Default: onDemand."),
  nodes,
  zones: z
    .array(awsZone)
    .min(1)
    .optional()
    .describe("Zones of the pool. Default: the reservation's zone, else all zones of the network."),
  subnets: z
    .enum(["private", "public"])
    .default("private")
    .describe("Subnets of the machines. Public ones are for CPU pools only. Default: private."),
  group: z
    .enum(["managed", "selfManaged"])
    .default("managed")
    .describe(
      "`managed`: an EKS managed node group. `selfManaged`: an Auto Scaling group of a known name, which the platform itself may scale. Default: managed.",
    ),
  image: z
    .enum(["al2023", "bottlerocket"])
    .default("al2023")
    .describe(
      "Operating system, in the variant that the machine needs (architecture, NVIDIA driver). Bottlerocket keeps images and pods on local disks, and no folder of the node besides. Default: al2023.",
    ),
  disk: disk.prefault({}).describe("Root volume: gp3, encrypted. Default: 200 GiB."),
  placement: z
    .enum(["none", "cluster"])
    .default("none")
    .describe("`cluster`: all machines close together in one zone (cluster placement group). Default: none."),
  fabric: z
    .enum(["efa", "none"])
    .optional()
    .describe("EFA network cards. Default: every card of the machine where it has some."),
  mig: z
    .string()
    .min(1)
    .optional()
    .describe("MIG profile of the nodes' GPUs (label nvidia.com/mig.config), one of the GPU's. Default: whole GPUs."),
  dedicatedTo: z
    .enum(["profiling"])
    .optional()
    .describe(
      "`profiling`: GPU profilers have these nodes to themselves, without the DCGM exporter. On B200 Confidential Computing must be switched off by hand as well (docs/operations/profiling.md). Default: nothing.",
    ),
  labels: z
    .record(labelKey, labelValue)
    .default({})
    .describe("Further labels of the nodes, beside NodeType, GpuType and gantry.dev/pool. Default: none."),
  taints: z
    .array(taint)
    .optional()
    .describe("Taints of the nodes. Default: nvidia.com/gpu=:NoSchedule where they have GPUs, else none."),
  maxUnavailablePercent: z
    .int()
    .min(1)
    .max(100)
    .default(33)
    .describe("Share of the nodes that an update may replace at once, in percent. Default: 33."),
  repair: z
    .enum(["automatic", "none"])
    .optional()
    .describe(
      "Whether EKS replaces nodes that its monitoring agent finds broken. Default: automatic for managed groups; nobody does it for others.",
    ),
  node: amounts.optional().describe("Allocatable CPUs and memory of one node. Default: not checked."),
});

export type EksNodePool = z.output<typeof eksNodePool>;
