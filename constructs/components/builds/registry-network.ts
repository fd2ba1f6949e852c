import * as z from "zod";
import { cidr } from "../../../config/fields/cidr";
import { kubernetesName } from "../../../config/fields/kubernetes-name";
import { labelKey, labelValue } from "../../../config/fields/label";

/** Where a registry is that is not on the internet. */
export const registryNetwork = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("pods").describe("Pods of this cluster."),
    namespace: kubernetesName.describe("Namespace of the pods, one of the environment's."),
    podLabels: z
      .record(labelKey, labelValue)
      .refine((labels) => Object.keys(labels).length > 0, { error: "names no label" })
      .describe("Labels that select the pods.")
      .meta({
        allowed: 'labels, such as { "app.kubernetes.io/name": "registry" }',
        hint: "name the labels; without one, every pod would be meant",
      }),
    port: z.int().min(1).max(65535).default(5000).describe("Port that the pods listen on. Default: 5000."),
  }),
  z.strictObject({
    kind: z.literal("addresses").describe("Addresses of a private network."),
    cidrs: z.array(cidr).min(1).describe("Networks that it is in."),
    port: z.int().min(1).max(65535).default(443).describe("Port that it listens on. Default: 443."),
  }),
]);

export type RegistryNetwork = z.output<typeof registryNetwork>;
