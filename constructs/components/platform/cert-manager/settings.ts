import * as z from "zod";
import { cidr } from "../../../../config/fields/cidr";
import { namespaced } from "../../../../config/fields/namespaced";
import { resources } from "../../../../config/fields/resources";

const program = (requests: { cpu: string; memory: string }, limits: { cpu: string; memory: string }) =>
  resources
    .prefault({ requests, limits })
    .describe(
      `Default: requests ${requests.cpu} CPU and ${requests.memory}, limits ${limits.cpu} CPU and ${limits.memory}.`,
    );

/** Settings of cert-manager. */
export const settings = z.strictObject({
  ...namespaced,
  replicas: z
    .int()
    .min(1)
    .max(5)
    .default(2)
    .describe("Pods of each of its three programs; from two on they survive the loss of a node. Default: 2.")
    .meta({ hint: "while no webhook answers, no certificate can be asked for" }),
  webhookCallers: z
    .array(cidr)
    .min(1)
    .optional()
    .describe("Networks that the API server calls the webhook from. Default: where pods reach the API server.")
    .meta({
      allowed: "networks in CIDR notation, such as 10.20.0.0/16",
      hint: "k3s: the pod network as well (10.42.0.0/16), because calls to pods of other nodes come from there",
    }),
  controller: program({ cpu: "20m", memory: "64Mi" }, { cpu: "500m", memory: "256Mi" }),
  webhook: program({ cpu: "10m", memory: "32Mi" }, { cpu: "200m", memory: "128Mi" }),
  // It keeps every Secret of the cluster in memory, Helm's releases among them.
  cainjector: program({ cpu: "10m", memory: "128Mi" }, { cpu: "500m", memory: "512Mi" }),
});
