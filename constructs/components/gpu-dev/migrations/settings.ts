import * as z from "zod";
import { image } from "../../../../config/fields/image";
import { namespaced } from "../../../../config/fields/namespaced";
import { resources } from "../../../../config/fields/resources";
import { type NodeTypeName, nodeTypes } from "../../../../config/hardware";
import { type MachineName, machines } from "../../../../config/machines";
import { imageReference } from "../../../../config/versions";
import { images } from "../../data/postgres/images";

const machineNames = Object.keys(machines) as [MachineName, ...MachineName[]];

const row = z
  .strictObject({
    machine: z
      .enum(machineNames)
      .optional()
      .describe("Machine of the type's pool. Default: the catalogue's first one of the cloud."),
    node: z
      .strictObject({
        gpus: z.int().min(0).describe("GPUs of one node."),
        vcpu: z.int().min(1).describe("CPUs of one node."),
        ramGib: z.int().min(1).describe("Memory of one node, GiB."),
      })
      .optional()
      .describe("Size of a node that is no machine of the catalogue. Default: the machine's."),
    seedClusterGpus: z
      .int()
      .min(0)
      .optional()
      .describe("GPUs of the whole cluster until they are first counted. Default: the catalogue's number, or 0."),
  })
  .refine(({ machine, node }) => machine === undefined || node === undefined, {
    error: "names a machine and a size, and the machine has a size already",
  })
  .meta({
    allowed: "machine or node, or neither",
    hint: "keep machine where the cloud sells it, node where it does not",
  });

/** One optional key for each type, so that a mistyped one is told the nearest. */
const rows = Object.fromEntries(Object.keys(nodeTypes).map((name) => [name, row.optional()])) as Record<
  NodeTypeName,
  z.ZodOptional<typeof row>
>;

/** Settings of the database's schema and fixtures. */
export const migrationSettings = z.strictObject({
  ...namespaced,
  image: image
    .default(imageReference(images.pgmq))
    .describe("Image with sh and psql. Default: the one whose PGMQ the database uses, which its nodes hold already."),
  cloud: z
    .enum(["aws", "gcp"])
    .optional()
    .describe("Whose machines the types have by default. Default: the first machine of the catalogue, Amazon's."),
  gpuTypes: z
    .strictObject(rows)
    .refine((types) => Object.keys(types).length > 0, { error: "offers nothing to reserve" })
    .optional()
    .describe(
      "What users may reserve: rows of table gpu_types. Default: the ten types that the catalogue has seeds for.",
    )
    .meta({
      allowed: "one type of config/hardware.ts or more",
      hint: "t4: {} offers a type as the catalogue has it",
    }),
  waitSeconds: z
    .int()
    .min(10)
    .max(3600)
    .default(300)
    .describe("Seconds that one attempt waits for the primary, and then for another run. Default: 300."),
  deadlineSeconds: z
    .int()
    .min(60)
    .max(7200)
    .default(1200)
    .describe("Seconds for all attempts together; a deploy waits as long. Default: 1200."),
  resources: resources
    .prefault({ requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "500m", memory: "512Mi" } })
    .describe("Default: requests 100m CPU and 128Mi, limits 500m CPU and 512Mi."),
});

export type MigrationSettings = z.output<typeof migrationSettings>;
