import * as z from "zod";
import { gpuTypeField } from "../fields/gpu-type";
import { bytes, cpu } from "../fields/quantity";

const label = z.record(z.string().min(1), z.string());

const taint = z.strictObject({
  key: z.string().min(1),
  value: z.string().default(""),
  effect: z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]),
});

/** Nodes of one kind that a cluster already has. The key in `nodePools` is the pool's name and stays stable. */
export const nodePool = z.strictObject({
  purpose: z
    .enum(["system", "gpu"])
    .describe("`system` runs the control plane of the environment, `gpu` runs GPU work."),
  labels: label.default({}).describe("Labels that every node of the pool carries and no other node does."),
  taints: z.array(taint).default([]).describe("Taints of the pool's nodes; pods that are placed here tolerate them."),
  gpu: gpuTypeField.optional().describe("GPU type of the catalogue (config/hardware.ts). Required where purpose is gpu."),
  nodes: z.int().min(1).describe("How many nodes the pool has."),
  node: z
    .strictObject({ cpu, memory: bytes })
    .optional()
    .describe("Allocatable CPUs and memory of one node. Default: not checked."),
});

export type NodePool = z.output<typeof nodePool>;
