import * as z from "zod";
import { cidr, prefixLength } from "../../../../config/fields/cidr";
import { migTypeField } from "../../../../config/fields/gpu-type";
import { ownImage } from "../../../../config/fields/image";
import { kubernetesName } from "../../../../config/fields/kubernetes-name";
import { namespaced } from "../../../../config/fields/namespaced";
import { bytes } from "../../../../config/fields/quantity";
import { reason } from "../../../../config/fields/reason";
import { type GpuTypeName, gpuTypes } from "../../../../config/hardware";
import { privateNetworks } from "../../../../config/private-networks";
import { buildPushSettings } from "./build-push-settings";

const port = z.int().min(1).max(65535);
const exception = (means: string) => z.strictObject({ reason }).optional().describe(`${means} Default: refused.`);

const clients = cidr.refine((network) => prefixLength(network) > 0, {
  error: "is the whole internet",
  params: {
    allowed: "networks smaller than all addresses",
    hint: "name the networks that are meant: SSH and Jupyter of dev pods listen on node ports, and the internet has its own setting",
  },
});

/** Warm pods by type, one optional key each, so that a mistyped one is told the nearest. */
const warmTargets = Object.fromEntries(
  Object.keys(gpuTypes).map((name) => [
    name,
    z
      .int()
      .min(1)
      .max(100)
      .optional()
      .describe("Pods that are kept ready. Default: none.")
      .meta({ hint: "leave a type out that keeps none ready" }),
  ]),
) as Record<GpuTypeName, z.ZodOptional<z.ZodInt>>;

/** Settings of the dev pods. */
export const settings = z.strictObject({
  ...namespaced,
  image: ownImage("a dev pod", "build it from the gpu-dev sources (docker/)"),
  maxHours: z.int().min(1).max(720).default(168).describe("Longest reservation, hours. Default: 168."),
  defaultHours: z
    .int()
    .min(1)
    .max(720)
    .default(4)
    .describe("Length of a reservation that names none, hours. Default: 4."),
  slices: z
    .array(migTypeField)
    .default([])
    .describe("Slices of GPUs (MIG) that may be reserved; a pool must be partitioned for each. Default: none."),
  reachableFrom: z
    .array(clients)
    .min(1)
    .default([...privateNetworks])
    .describe("Networks that reach SSH and Jupyter of dev pods. Default: the private networks (RFC 1918).")
    .meta({ hint: "name the networks that users come from, such as the VPN's" }),
  internetPorts: z
    .array(port)
    .default([22, 80, 443])
    .describe(
      "TCP ports on which dev pods and image builds reach the internet; private networks and the instance metadata stay closed. Default: 22, 80 and 443.",
    )
    .meta({ hint: "add the port that a tool needs; an empty list closes the internet" }),
  reaches: z
    .array(
      z.strictObject({
        cidrs: z.array(clients).min(1).describe("Networks that are opened."),
        ports: z.array(port).min(1).describe("TCP ports that are opened."),
        reason,
      }),
    )
    .default([])
    .describe(
      "What dev pods and image builds reach beside the internet, such as the company's packages. Default: nothing.",
    ),
  rendezvous: z
    .strictObject({ reason })
    .optional()
    .describe(
      "Opens dev pods to each other, users' to other users': TCP from 1024 on but Docker's and Jupyter's ports. Training on several nodes needs it. Default: they cannot talk to each other.",
    ),
  dockerInDocker: exception("Lets pods have Docker beside them: the privileged container dind."),
  hostNetwork: exception(
    "Lets pods that take a whole GPU node use its network, as EFA wants. No network policy holds for them.",
  ),
  inTreeEbs: exception(
    "Lets pods mount EBS volumes by their id (awsElasticBlockStore), as the processor does on AWS; the CSI driver mounts them.",
  ),
  nfsServers: z
    .array(
      z
        .string()
        .regex(/^(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/)
        .meta({
          allowed: "an address or a host name, which may begin with *.",
          hint: "*.efs.us-east-2.amazonaws.com is every EFS file system of that region",
        }),
    )
    .default([])
    .describe("NFS servers that pods may mount from, such as EFS for shared files. Default: none."),
  builds: z
    .strictObject({
      reason,
      serviceAccount: kubernetesName
        .default("buildkit-service-account")
        .describe(
          "Service account of the build pods. Default: buildkit-service-account, the one that the processor names.",
        ),
      push: buildPushSettings
        .optional()
        .describe(
          "Registry that builds push to with a password. Default: none; they push with an identity of the cloud, to what public authorities signed for.",
        ),
    })
    .optional()
    .describe(
      "Lets the processor build users' images here, in privileged BuildKit pods on CPU nodes. Default: refused.",
    ),
  disks: z
    .strictObject({
      storageClass: kubernetesName.describe(
        "StorageClass of users' disks; it must keep a volume whose claim is gone (Retain).",
      ),
      snapshotClass: kubernetesName
        .optional()
        .describe("VolumeSnapshotClass of their snapshots. Default: none are taken."),
      maxSize: bytes.default("1Ti").describe("Largest disk. Default: 1Ti."),
    })
    .optional()
    .describe("Users' disks as volume claims. Default: none; a home directory ends with its pod."),
  reservedNodePorts: z
    .array(z.int().min(30000).max(32767))
    .default([30080])
    .describe(
      "Node ports that no dev pod may take, because others are to have them; the processor draws its own at random. Default: 30080, the public port of the API.",
    )
    .meta({
      allowed: "node ports from 30000 to 32767",
      hint: "name the fixed node ports of everything else in the cluster",
    }),
  readers: z
    .array(z.string().min(1))
    .default([])
    .describe("Groups of people who may look at pods, their logs, services and events; nobody may exec. Default: none.")
    .meta({ hint: "name groups as the cluster's authentication gives them" }),
  warmPool: z
    .strictObject(warmTargets)
    .default({})
    .describe("Pods that are kept ready and give way to reservations, by type. Default: none.")
    .meta({ allowed: "numbers of pods by type, such as { t4: 2 }", hint: "leave it out for none" }),
  warmPodHours: z.int().min(1).max(168).default(12).describe("Hours until a ready pod is made anew. Default: 12."),
  registry: z
    .strictObject({
      repository: z.string().min(1).describe("Repository that users' own images are pushed to."),
      secret: kubernetesName.optional().describe("Secret with its credentials. Default: none."),
    })
    .optional()
    .describe("What the CLI learns of the registry for users' images. Default: nothing."),
});
