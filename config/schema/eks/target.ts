import * as z from "zod";
import { awsAccount } from "../../fields/aws-account";
import { awsRegion } from "../../fields/aws-region";
import { kubernetesName } from "../../fields/kubernetes-name";
import { eksKubernetes } from "../../versions";
import { certificateIssuer } from "../certificate-issuer";
import { registryHosts } from "../registry-hosts";
import { secretStore } from "../secret-store";
import { access } from "./access";
import { bucket } from "./bucket";
import { controlPlane } from "./control-plane";
import { edge } from "./edge";
import { karpenter } from "./karpenter";
import { network } from "./network";
import { eksNodePool } from "./node-pool";
import { registry } from "./registry";
import { sharedFiles } from "./shared-files";

const bucketName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,30}$/)
  .meta({
    allowed: "at most 31 lower-case letters, digits and hyphens",
    hint: "the bucket is called <environment>-<name>-<account>",
  });

/** An EKS cluster that Gantry makes, from the network up. */
export const eks = z.strictObject({
  kind: z.literal("eks").describe("Amazon EKS: Gantry makes the network, the cluster, its nodes, storage and edge."),
  account: awsAccount.describe("Account that everything is made in; Terraform refuses to work in another one."),
  region: awsRegion.describe("Region that everything is made in."),
  kubernetesVersion: z
    .enum(eksKubernetes)
    .describe("Minor version of the cluster.")
    .meta({ hint: "docs/operations/kubernetes-upgrades.md: one minor at a time, add-ons with it" }),
  clusterName: z
    .string()
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9_-]{0,99}$/)
    .optional()
    .describe("Name of the cluster; it never changes. Default: the environment's name.")
    .meta({ allowed: "at most 100 letters, digits, hyphens and underscores", hint: "leave it out for a new cluster" }),
  network: network.describe("Network of the cluster."),
  controlPlane: controlPlane.prefault({}).describe("Control plane. Default: private, logged, encrypted."),
  access,
  identity: z
    .enum(["podIdentity", "irsa"])
    .default("podIdentity")
    .describe(
      "How service accounts get cloud permissions: EKS Pod Identity, or IAM roles for service accounts by OIDC. Default: podIdentity.",
    ),
  nodePools: z
    .record(kubernetesName, eksNodePool)
    .describe("Nodes by pool name; one pool at least has purpose system.")
    .meta({ allowed: 'pools by name, such as { system: { purpose: "system", ... } }' }),
  karpenter: karpenter
    .optional()
    .describe("Nodes that Karpenter makes beside the pools: its queue, and the role of its nodes. Default: none."),
  nodeGroupPrefix: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .optional()
    .describe(
      "Start of the names of self-managed groups, `<prefix>-gpu-nodes-<pool>`; gpu-dev's availability updater counts pytorch-gpu-dev. Default: the environment's name.",
    )
    .meta({
      allowed: "at most 40 lower-case letters, digits and hyphens",
      hint: "leave it out unless a program looks for the names",
    }),
  quotas: z
    .record(z.string().regex(/^L-[0-9A-F]{8}$/), z.int().min(0))
    .default({})
    .describe(
      "Service quotas of the account, in vCPUs by quota code: pools that ask for more are refused. Default: not checked.",
    )
    .meta({
      allowed: 'vCPUs by quota code, such as { "L-417A185B": 768 }',
      hint: "`aws service-quotas list-service-quotas --service-code ec2` prints the codes",
    }),
  storageClass: kubernetesName
    .default("gp3")
    .describe("StorageClass for volumes of one pod; the component storageClasses makes it. Default: gp3."),
  sharedFiles: sharedFiles.optional().describe("File systems (EFS). Default: none."),
  buckets: z
    .record(bucketName, bucket)
    .default({})
    .describe("S3 buckets by name, encrypted, versioned, private. Default: none."),
  registry: registry.prefault({}).describe("Container images in ECR. Default: no repositories."),
  edge: edge.optional().describe("Names, certificates and load balancers for clients. Default: none."),
  secretStore,
  certificateIssuer,
  registryHosts: registryHosts
    .default("/etc/containerd/certs.d")
    .describe("Folder of the nodes that containerd reads registry hosts from. Default: that of the EKS images."),
});

export type EksTarget = z.output<typeof eks>;
