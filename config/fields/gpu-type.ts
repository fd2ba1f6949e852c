import * as z from "zod";
import { type GpuTypeName, gpuTypes } from "../hardware";

const names = Object.keys(gpuTypes) as [GpuTypeName, ...GpuTypeName[]];

/** A type of the GPU catalogue (config/hardware.ts). */
export const gpuTypeField = z.enum(names).meta({
  hint: "the GPU catalogue is config/hardware.ts; a type it lacks is added there, once",
});
