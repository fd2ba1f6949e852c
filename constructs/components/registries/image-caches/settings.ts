import * as z from "zod";
import { kubernetesName } from "../../../../config/fields/kubernetes-name";
import { namespaced } from "../../../../config/fields/namespaced";
import { bytes } from "../../../../config/fields/quantity";
import { resources } from "../../../../config/fields/resources";
import { hostName } from "../host-name";
import { nodeNetworks } from "../node-networks";
import { registryTls } from "../registry-tls";
import { restartSchedule } from "../restart-schedule";
import { serviceAddress } from "../service-address";
import { type UpstreamName, upstreams } from "./upstreams";

/** Where the credentials of an upstream are kept. They are somebody else's, so there is nothing to generate. */
const upstreamCredentials = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("existing").describe("A Secret that is in the namespace already."),
      name: kubernetesName.describe("The Secret's name; its keys are `username` and `password`."),
    }),
    z.strictObject({
      kind: z.literal("external").describe("Read from the target's secret store by External Secrets."),
      path: z
        .string()
        .min(1)
        .describe("Path of the entry in the store; its properties are `username` and `password`.")
        .meta({ hint: "name the entry as the store does" }),
    }),
  ])
  .meta({
    allowed: '{ kind: "existing", name: "..." } or { kind: "external", path: "..." }',
    hint: "the upstream made these credentials, so they cannot be generated: name where they are kept",
  });

const cache = z.strictObject({
  storage: bytes
    .default("50Gi")
    .describe("Volume for images. Fixed once it is made, and it must hold what is pulled in keepHours. Default: 50Gi."),
  storageClass: z
    .string()
    .min(1)
    .optional()
    .describe("StorageClass of the volume. Default: the target's class for volumes of one pod."),
  keepHours: z
    .int()
    .min(1)
    .max(8760)
    .default(168)
    .describe("Hours until an image that was fetched is removed again. Default: 168, a week.")
    .meta({ hint: "a week keeps what runs; a longer time needs a larger volume" }),
  credentials: upstreamCredentials
    .optional()
    .describe(
      "Credentials that the cache shows the upstream. Everybody who reaches the cache then pulls what they may. Default: none, public images only.",
    ),
  address: serviceAddress.optional().describe("Its address. Required with reach clusterIp, and only there."),
  resources: resources
    .prefault({ requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "500m", memory: "512Mi" } })
    .describe("Default: requests 100m CPU and 128Mi, limits 500m CPU and 512Mi."),
});

/** One optional key for each upstream, so that a mistyped one is told the nearest. */
const caches = Object.fromEntries(Object.keys(upstreams).map((key) => [key, cache.optional()])) as Record<
  UpstreamName,
  z.ZodOptional<typeof cache>
>;

/** Settings of the pull-through caches. */
export const settings = z.strictObject({
  ...namespaced,
  caches: z
    .strictObject(caches)
    .refine((chosen) => Object.values(chosen).some(Boolean), { error: "caches no upstream" })
    .describe(
      "Caches by upstream: ghcr is ghcr.io, dockerhub docker.io, quay quay.io, nvcr nvcr.io, k8s registry.k8s.io.",
    )
    .meta({
      allowed: "one upstream or more, such as { ghcr: {}, dockerhub: {} }",
      hint: "name the upstreams to cache, or leave imageCaches out",
    }),
  tls: registryTls
    .prefault({ kind: "issuer" })
    .describe(
      "Where their certificates come from. An existing Secret serves all of them. Default: the target's issuer, one for each.",
    ),
  reach: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("loadBalancer").describe("A load balancer on the private network for each."),
        domain: hostName.describe(
          "Domain that nodes resolve; registry-ghcr.<domain> is the cache of ghcr. Whoever runs the nodes' DNS makes the records.",
        ),
        cidrs: nodeNetworks.optional().describe("Networks that may connect. Default: the private network."),
      }),
      z.strictObject({
        kind: z
          .literal("clusterIp")
          .describe("A fixed address of the service network for each, its `address`; nothing leaves the cluster."),
        nodes: nodeNetworks,
      }),
    ])
    .describe("How nodes reach them, which cannot ask cluster DNS.")
    .meta({
      allowed: '{ kind: "loadBalancer", domain: "..." } or { kind: "clusterIp", nodes: [...] }',
      hint: "clusterIp needs nothing of the network; loadBalancer needs DNS records",
    }),
  restartSchedule: restartSchedule
    .default("30 4 * * 0")
    .describe("When the pods restart, UTC, and so read their renewed certificates. Default: Sundays at 4:30."),
});
