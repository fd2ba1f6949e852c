import * as z from "zod";
import { namespaced } from "../../../../config/fields/namespaced";
import { bytes } from "../../../../config/fields/quantity";
import { resources } from "../../../../config/fields/resources";
import { secretSource } from "../../../../config/fields/secret-source";
import { hostName } from "../host-name";
import { nodeNetworks } from "../node-networks";
import { registryTls } from "../registry-tls";
import { restartSchedule } from "../restart-schedule";
import { serviceAddress } from "../service-address";

/** Settings of the native registry. */
export const settings = z.strictObject({
  ...namespaced,
  storage: bytes
    .default("100Gi")
    .describe("Volume for images. Fixed once it is made; the page says how to grow it. Default: 100Gi."),
  storageClass: z
    .string()
    .min(1)
    .optional()
    .describe("StorageClass of the volume. Default: the target's class for volumes of one pod."),
  resources: resources
    .prefault({ requests: { cpu: "200m", memory: "256Mi" }, limits: { cpu: "1", memory: "1Gi" } })
    .describe("Of each registry process. Default: requests 200m CPU and 256Mi, limits 1 CPU and 1Gi."),
  tls: registryTls
    .prefault({ kind: "issuer" })
    .describe("Where its certificate comes from; it never serves without one. Default: the target's issuer."),
  credentials: secretSource
    .prefault({ kind: "generated" })
    .describe(
      "Secret with `username` and `password` of whoever pushes. Default: user `pusher` with a generated password.",
    ),
  pulls: z
    .enum(["credentials", "anonymous"])
    .default("credentials")
    .describe(
      "Who may pull: whoever may push, because htpasswd knows no lesser right; or everybody whom `reach` lets in, " +
        "from a second, read-only process on port 5010. Default: credentials.",
    )
    .meta({
      hint: "anonymous lets nodes pull without a pull secret in every namespace; nobody pushes without credentials either way",
    }),
  reach: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("loadBalancer").describe("A load balancer on the private network."),
        host: hostName.describe(
          "Name that nodes resolve to the load balancer, and that image references may use. Whoever runs the nodes' DNS makes the record; on EKS, a name of target.edge.internalDomain gets one by itself.",
        ),
        cidrs: nodeNetworks.optional().describe("Networks that may connect. Default: the private network."),
      }),
      z.strictObject({
        kind: z.literal("clusterIp").describe("A fixed address of the service network; nothing leaves the cluster."),
        address: serviceAddress.describe("The address."),
        nodes: nodeNetworks,
      }),
    ])
    .describe("How nodes reach it, which cannot ask cluster DNS.")
    .meta({
      allowed: '{ kind: "loadBalancer", host: "..." } or { kind: "clusterIp", address: "...", nodes: [...] }',
      hint: "clusterIp needs nothing of the network; loadBalancer needs a DNS record, and serves clients outside the cluster as well",
    }),
  garbageCollection: z
    .strictObject({
      schedule: restartSchedule
        .default("0 4 * * 0")
        .describe(
          "When the pod restarts, UTC, and so collects garbage and reads its renewed certificate. Default: Sundays at 4:00.",
        ),
      untagged: z
        .enum(["delete", "keep"])
        .default("delete")
        .describe(
          "What becomes of images whose last tag has moved on. Default: delete; what is named by digest must keep a tag.",
        ),
    })
    .prefault({})
    .describe("Removal of blobs that no image needs any more, while nobody pushes. Default: weekly."),
});
