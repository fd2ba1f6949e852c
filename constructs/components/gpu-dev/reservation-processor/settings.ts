import * as z from "zod";
import { ownImage } from "../../../../config/fields/image";
import { namespaced } from "../../../../config/fields/namespaced";
import { resources } from "../../../../config/fields/resources";
import { cloud } from "../runtime/cloud";

const consumer = (maxConcurrentJobs: number, what: string) =>
  z
    .strictObject({
      replicas: z
        .int()
        .min(1)
        .max(10)
        .default(1)
        .describe("Pollers that share the queue: each message is read by one. Default: 1.")
        .meta({ hint: "a queue without a poller would keep its messages for ever; 2 survive the loss of a node" }),
      maxConcurrentJobs: z
        .int()
        .min(1)
        .max(500)
        .default(maxConcurrentJobs)
        .describe(
          `Worker Jobs of one poller at a time; each may hold 3 database connections. Default: ${maxConcurrentJobs}.`,
        ),
    })
    .prefault({})
    .describe(`Of ${what}. Default: one poller, ${maxConcurrentJobs} Jobs at a time.`);

const version = z
  .string()
  .regex(/^\d+\.\d+\.\d+$/)
  .meta({ allowed: "three numbers with dots between" });

/** Settings of the reservation processor. */
export const settings = z.strictObject({
  ...namespaced,
  image: ownImage(
    "the reservation processor and its workers",
    "build it from the gpu-dev sources (Python, modules processor.poller and processor.worker, uid 1000)",
  ),
  cloud: cloud
    .prefault({ kind: "none" })
    .describe("The cloud that the programs call; the availability updater and the expiry take it over. Default: none."),
  customImages: z
    .string()
    .regex(/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+$/)
    .optional()
    .describe(
      "Repository that images of users' own Dockerfiles are pushed to and pulled from; off Amazon, components.devPods.builds.push has its password. Default: none; a Dockerfile is refused.",
    )
    .meta({
      allowed: "registry/repository, without a tag",
      hint: "leave the tag out: it is the hash of what is built",
    }),
  consumers: z
    .strictObject({
      reservations: consumer(50, "the queue of reservations"),
      disks: consumer(10, "the queue of disk operations"),
    })
    .prefault({})
    .describe("Who reads the queues, queue by queue. Default: one poller each."),
  pollIntervalSeconds: z
    .int()
    .min(1)
    .max(60)
    .default(5)
    .describe("Seconds between looks at an empty queue. Default: 5."),
  batchSize: z.int().min(1).max(10).default(1).describe("Messages read at once. Default: 1."),
  visibilityTimeoutSeconds: z
    .int()
    .min(120)
    .max(14400)
    .default(1000)
    .describe(
      "Seconds that a message stays hidden once it is read; then it is tried again, in all twice. Default: 1000.",
    )
    .meta({ hint: "leave 60 seconds or more to workers.deadlineSeconds" }),
  workers: z
    .strictObject({
      deadlineSeconds: z
        .int()
        .min(60)
        .max(7200)
        .default(900)
        .describe("Seconds until a worker is stopped as failed. Default: 900."),
      resources: resources
        .prefault({ requests: { cpu: "500m", memory: "1Gi" }, limits: { cpu: "2", memory: "4Gi" } })
        .describe("Default: requests 500m CPU and 1Gi, limits 2 CPU and 4Gi."),
    })
    .prefault({})
    .describe("The Jobs that do the work, one for each message. Default: as told below."),
  resources: resources
    .prefault({ requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "500m", memory: "512Mi" } })
    .describe(
      "Of a poller, which only reads and makes Jobs. Default: requests 100m CPU and 256Mi, limits 500m and 512Mi.",
    ),
  rolloutMinutes: z
    .int()
    .min(1)
    .max(60)
    .default(10)
    .describe("Minutes until a deploy gives up waiting for the pods to be ready. Default: 10."),
  processorVersion: version
    .optional()
    .describe("Version that is written into each reservation. Default: the program's own."),
  minCliVersion: version.optional().describe("Oldest CLI whose reservations are taken. Default: the program's own."),
});

export type ProcessorSettings = z.output<typeof settings>;
