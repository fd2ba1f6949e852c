import * as z from "zod";
import { type GpuTypeName, gpuTypes, type MigTypeName, migTypes, type NodeTypeName, nodeTypes } from "../hardware";

const names = Object.keys(gpuTypes) as [GpuTypeName, ...GpuTypeName[]];
const migNames = Object.keys(migTypes) as [MigTypeName, ...MigTypeName[]];
const nodeNames = Object.keys(nodeTypes) as [NodeTypeName, ...NodeTypeName[]];

/** A type of the GPU catalogue (config/hardware.ts) that a user may reserve. */
export const gpuTypeField = z.enum(names).meta({
  hint: "the GPU catalogue is config/hardware.ts; a type it lacks is added there, once",
});

/** A type of the GPU catalogue that has nodes of its own: every type but the slices (MIG) of a GPU. */
export const nodeTypeField = z.enum(nodeNames).meta({
  hint: "the GPU catalogue is config/hardware.ts; a slice (MIG) has no nodes of its own: name the type it is cut from",
});

/** A slice (MIG) of a GPU of the catalogue. */
export const migTypeField = z.enum(migNames).meta({
  hint: "the slices of the GPU catalogue are in config/hardware.ts",
});
