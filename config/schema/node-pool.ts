import * as z from "zod";
import { nodeTypeField } from "../fields/gpu-type";
import { labelKey, labelValue } from "../fields/label";
import { amounts } from "../fields/resources";
import { type MachineName, machines } from "../machines";

const machineNames = Object.keys(machines) as [MachineName, ...MachineName[]];

/** A taint that nodes carry. */
export const taint = z.strictObject({
  key: labelKey.describe("Key of the taint."),
  value: labelValue.default("").describe("Value of the taint. Default: empty."),
  effect: z
    .enum(["NoSchedule", "PreferNoSchedule", "NoExecute"])
    .describe("What it does to pods that do not tolerate it."),
});

/** Nodes of one kind that a cluster already has. The key in `nodePools` is the pool's name and stays stable. */
export const nodePool = z.strictObject({
  purpose: z
    .enum(["system", "gpu", "build"])
    .describe(
      "`system` runs the control plane of the environment, `gpu` what users reserve, `build` what compiles for them.",
    ),
  labels: z
    .record(labelKey, labelValue)
    .default({})
    .describe("Labels that every node of the pool carries and no other node does. Default: none."),
  taints: z
    .array(taint)
    .default([])
    .describe("Taints of the pool's nodes; pods that are placed here tolerate them. Default: none."),
  gpu: nodeTypeField
    .optional()
    .describe("Type of the GPU catalogue (config/hardware.ts). Default: none; required where purpose is gpu."),
  machine: z
    .enum(machineNames)
    .optional()
    .describe("Machine of the pool, one of the catalogue (config/machines.ts). Default: unknown; no EFA cards."),
  capacity: z
    .enum(["onDemand", "spot"])
    .default("onDemand")
    .describe("`spot`: the cloud may take the nodes back with two minutes' notice. Default: onDemand."),
  nodes: z.int().min(1).describe("How many nodes the pool has.").meta({ hint: "leave a pool without nodes out" }),
  node: amounts.optional().describe("Allocatable CPUs and memory of one node. Default: not checked."),
});

export type NodePool = z.output<typeof nodePool>;
