import * as z from "zod";
import { cron } from "../../../../config/fields/cron";
import { kubernetesName } from "../../../../config/fields/kubernetes-name";
import { namespaced } from "../../../../config/fields/namespaced";
import { bytes } from "../../../../config/fields/quantity";
import { resources } from "../../../../config/fields/resources";
import { localDisksFolder } from "../../../../config/local-disks-folder";

const folder = z
  .string()
  .regex(/^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/)
  .meta({ allowed: "an absolute path of plain names, such as /mnt/nvme", hint: "name a folder of the nodes" });

const command = z.array(z.string().min(1)).min(1).meta({
  allowed: 'a command and its arguments, such as ["make", "all"]',
  hint: "name the program and its arguments",
});

const variables = z.record(
  z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
    .meta({
      allowed: "a name of letters, digits and underscores",
      hint: "choose a name that a shell takes",
    }),
  z.string(),
);

const storage = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("new").describe("A volume of its own on the target's shared files."),
      size: bytes
        .default("1Ti")
        .describe("Trees of three days, 500 to 650 GiB for pytorch, and the compiler cache. Default: 1Ti."),
    }),
    z.strictObject({
      kind: z
        .literal("existing")
        .describe("A volume that is there already, such as one that dev pods mount from their own namespace."),
      claimName: kubernetesName.describe("Name of the PersistentVolumeClaim (ReadWriteMany) in the namespace."),
    }),
  ])
  .prefault({ kind: "new" })
  .describe("Shared files that carry trees and compiler cache. Default: a new volume of 1Ti.")
  .meta({ hint: 'choose { kind: "new" } or { kind: "existing", claimName: "..." }' });

const onDemand = z.strictObject({
  resources: resources
    .prefault({ requests: { cpu: "16", memory: "32Gi" }, limits: { cpu: "96", memory: "384Gi" } })
    .describe("Of the builder. Default: requests 16 CPUs and 32Gi, limits 96 CPUs and 384Gi."),
  variables: variables
    .default({ MAX_JOBS: "96" })
    .describe("Environment variables beside those of the scheduled build, or in their place. Default: MAX_JOBS=96."),
  buildFolder: folder
    .default("/mnt/ondemand-build")
    .describe("Folder of the build node with its checkout. Default: /mnt/ondemand-build."),
});

/** Settings of the prebuilt trees. */
export const settings = z.strictObject({
  ...namespaced,
  repository: kubernetesName
    .default("pytorch")
    .describe("Repository that is built, by its name in the git cache. Default: pytorch."),
  ref: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/)
    .default("viable/strict")
    .describe("Branch whose newest commit is built. Default: viable/strict, the last one that passed all tests.")
    .meta({ allowed: "the name of a branch or tag, such as viable/strict", hint: "name one branch, not a pattern" }),
  build: command
    .default(["bash", "-l", "/scripts/build-pytorch.sh"])
    .describe("Command that builds the checkout in the current folder. Default: build-pytorch.sh of this folder."),
  variables: variables
    .default({
      CUDA_HOME: "/usr/local/cuda-13.2",
      USE_CUDA: "1",
      TORCH_CUDA_ARCH_LIST: "9.0;10.0",
      BUILD_TEST: "0",
      MAX_JOBS: "128",
    })
    .describe("Environment variables of the build. Default: CUDA 13.2 for H100 and B200, without tests, 128 jobs."),
  schedule: cron
    .default("0 * * * *")
    .describe("When it is looked whether there is a new commit, in UTC. Default: every hour."),
  deadlineMinutes: z
    .int()
    .min(10)
    .max(720)
    .default(120)
    .describe("Minutes until a build is stopped as stuck. Default: 120.")
    .meta({ hint: "an incremental build takes minutes, a first one of pytorch about an hour" }),
  resources: resources
    .prefault({ requests: { cpu: "32", memory: "64Gi" }, limits: { cpu: "192", memory: "700Gi" } })
    .describe(
      "Of the scheduled build. Default: requests 32 CPUs and 64Gi, limits 192 CPUs and 700Gi: all of an m7i.48xlarge.",
    ),
  sourceFolder: folder
    .default("/home/dev/pytorch")
    .describe("Where the tree is built, and used: its path is baked into build products. Default: /home/dev/pytorch."),
  buildFolder: folder
    .default("/mnt/pytorch-build")
    .describe("Folder of the build node with the checkout, kept from build to build. Default: /mnt/pytorch-build."),
  storage,
  compilerCacheSize: bytes
    .default("250Gi")
    .describe("Size that the compiler cache is kept below. Default: 250Gi.")
    .meta({ hint: "one build of pytorch is 10 to 20 GiB of objects; with 5 GB every other one was compiled again" }),
  keepHours: z
    .int()
    .min(1)
    .max(720)
    .default(72)
    .describe("Hours until a tree is removed; the newest one stays. Default: 72.")
    .meta({ hint: "each tree of pytorch takes 10 GiB or so; older commits are built again when they are asked for" }),
  nodeFolder: folder
    .default(localDisksFolder)
    .describe(`Folder of dev nodes that the copies lie in, on their fastest disk. Default: ${localDisksFolder}.`),
  syncMinutes: z
    .int()
    .min(1)
    .max(1440)
    .default(15)
    .describe("Minutes between two looks of a node for something new. Default: 15.")
    .meta({ hint: "a look that finds nothing new costs one small request" }),
  syncResources: resources
    .prefault({ requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "500m", memory: "512Mi" } })
    .describe("Of the copier on each node. Default: requests 50m CPU and 64Mi, limits 500m CPU and 512Mi."),
  onDemand: onDemand
    .optional()
    .describe(
      "A builder of commits that somebody asks for by a file on the shared files. Default: none; whoever needs another commit builds it.",
    ),
});
