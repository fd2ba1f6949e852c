import * as z from "zod";
import { cidr } from "../../../../config/fields/cidr";
import { kubernetesName } from "../../../../config/fields/kubernetes-name";
import { labelKey, labelValue } from "../../../../config/fields/label";
import { namespaced } from "../../../../config/fields/namespaced";
import { bytes } from "../../../../config/fields/quantity";
import { resources } from "../../../../config/fields/resources";

const repository = z.strictObject({
  name: kubernetesName.describe("Name of its worktree: `<name>-worktree-<branch>.tar.gz`."),
  url: z
    .string()
    .regex(/^https:\/\/[A-Za-z0-9.-]+(:\d+)?(\/[A-Za-z0-9._~-]+)+$/)
    .describe("Where it is mirrored from.")
    .meta({
      allowed: "an https:// URL without a user or a password, such as https://github.com/pytorch/pytorch.git",
      hint: "only public repositories are mirrored: everybody who reaches the cache reads all of it",
    }),
  branch: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/)
    .default("main")
    .describe("Branch whose worktree is kept ready. Default: main.")
    .meta({ allowed: "the name of a branch, such as main or viable/strict", hint: "name one branch, not a pattern" }),
});

const client = z.strictObject({
  namespace: kubernetesName.describe("Namespace of the pods, one of the environment's."),
  podLabels: z
    .record(labelKey, labelValue)
    .refine((labels) => Object.keys(labels).length > 0, { error: "names no label" })
    .describe("Labels that all of the pods carry.")
    .meta({
      allowed: 'labels, such as { app: "gpu-dev-pod" }',
      hint: "name the labels; without one, every pod would be meant",
    }),
});

/** Settings of the git cache. */
export const settings = z.strictObject({
  ...namespaced,
  repositories: z
    .array(repository)
    .min(1)
    .default([{ name: "pytorch", url: "https://github.com/pytorch/pytorch.git", branch: "main" }])
    .describe("Repositories that are mirrored, their submodules with them. Default: pytorch with its branch main.")
    .meta({ allowed: "one repository or more", hint: "remove gitCache where nothing is to be mirrored" }),
  clients: z
    .array(client)
    .default([])
    .describe(
      "Pods that a program makes and that fetch from the cache, such as dev pods. Default: only workloads of this program that say so.",
    ),
  clientNetworks: z
    .array(cidr)
    .default([])
    .describe(
      "Networks that fetch from the cache, such as the nodes' own, for pods on the host network. Default: none.",
    ),
  refreshMinutes: z
    .int()
    .min(30)
    .max(1440)
    .default(60)
    .describe("Minutes between two refreshes. Default: 60.")
    .meta({ hint: "15 minutes proved too often: a refresh of pytorch with its archives takes longer" }),
  volumeSize: bytes
    .default("100Gi")
    .describe("Size of its volume: mirrors, their archives and one worktree at work. Default: 100Gi."),
  updaterResources: resources
    .prefault({ requests: { cpu: "500m", memory: "2Gi" }, limits: { cpu: "2", memory: "8Gi" } })
    .describe("Of the container that mirrors. Default: requests 500m CPU and 2Gi, limits 2 CPUs and 8Gi."),
  serverResources: resources
    .prefault({ requests: { cpu: "200m", memory: "512Mi" }, limits: { cpu: "1", memory: "4Gi" } })
    .describe("Of the web server. Default: requests 200m CPU and 512Mi, limits 1 CPU and 4Gi."),
  rolloutMinutes: z
    .int()
    .min(1)
    .max(60)
    .default(15)
    .describe(
      "Minutes until a deploy gives up waiting for volume and web server; it never waits for mirrors. Default: 15.",
    )
    .meta({ hint: "raise it where volumes or nodes take long to be made" }),
});
