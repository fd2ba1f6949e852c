import * as z from "zod";
import { nodeTypeField } from "../fields/gpu-type";
import { labelKey, labelValue } from "../fields/label";
import { amounts } from "../fields/resources";

const taint = z.strictObject({
  key: labelKey.describe("Key of the taint."),
  value: labelValue.default("").describe("Value of the taint. Default: empty."),
  effect: z
    .enum(["NoSchedule", "PreferNoSchedule", "NoExecute"])
    .describe("What it does to pods that do not tolerate it."),
});

/** Nodes of one kind that a cluster already has. The key in `nodePools` is the pool's name and stays stable. */
export const nodePool = z.strictObject({
  purpose: z
    .enum(["system", "gpu"])
    .describe("`system` runs the control plane of the environment, `gpu` runs what users reserve."),
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
  nodes: z.int().min(1).describe("How many nodes the pool has.").meta({ hint: "leave a pool without nodes out" }),
  node: amounts.optional().describe("Allocatable CPUs and memory of one node. Default: not checked."),
});

export type NodePool = z.output<typeof nodePool>;
