import * as z from "zod";
import { cidr } from "../fields/cidr";
import { kubernetesName } from "../fields/kubernetes-name";
import { labelKey } from "../fields/label";
import { supportedKubernetes } from "../versions";
import { certificateIssuer } from "./certificate-issuer";
import { eks } from "./eks/target";
import { kubeconfig } from "./kubeconfig";
import { nodePool } from "./node-pool";
import { registryHosts } from "./registry-hosts";
import { secretStore } from "./secret-store";

const kubernetesVersion = z.enum(supportedKubernetes).describe("Minor version of the cluster.").meta({
  hint: "`kubectl version` prints the server's version; another one is added in config/versions.ts once it is tried",
});

const loadBalancer = z.strictObject({
  class: z
    .string()
    .min(1)
    .optional()
    .describe("loadBalancerClass of the Service. Default: the cluster's own.")
    .meta({ hint: "name the class, or leave it out" }),
  annotations: z
    .record(labelKey, z.string())
    .default({})
    .describe("Annotations that make the load balancer of this kind. Default: none."),
});

const nodePools = z
  .record(kubernetesName, nodePool)
  .default({})
  .describe("Nodes by pool name. Default: none named; pods go to any node.");

const apiServer = z
  .strictObject({
    cidrs: z
      .array(cidr)
      .min(1)
      .default(["0.0.0.0/0"])
      .describe("Addresses of the API server, for the network policies of pods that call it. Default: any."),
    ports: z
      .array(z.int().min(1).max(65535))
      .min(1)
      .default([443, 6443])
      .describe("Ports of the API server and of the kubernetes Service. Default: 443 and 6443."),
  })
  .prefault({})
  .describe("Where pods reach the API server. Default: at any address.");

const sharedFiles = z.strictObject({
  storageClass: kubernetesName.describe("StorageClass whose volumes many pods mount at once."),
});

const volumeSnapshots = z
  .strictObject({
    driver: z
      .string()
      .regex(/^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/)
      .describe("Name of the CSI driver, such as ebs.csi.aws.com; its volumes can be snapshotted.")
      .meta({
        allowed: "the name of a CSI driver, such as ebs.csi.aws.com",
        hint: "`kubectl get csidrivers` prints the names",
      }),
  })
  .optional()
  .describe("CSI driver that takes snapshots; the snapshot controller and its CRDs must be there. Default: none.");

const existing = z.strictObject({
  kind: z.literal("existing").describe("Any Kubernetes cluster that is there already; Gantry makes nothing below it."),
  kubeconfig,
  kubernetesVersion,
  storageClass: kubernetesName
    .optional()
    .describe("StorageClass for volumes of one pod. Default: none; the cluster offers no volumes."),
  sharedFiles: sharedFiles.optional().describe("Shared files. Default: none."),
  loadBalancers: z
    .strictObject({
      internal: loadBalancer.optional().describe("On the private network. Default: none."),
      internet: loadBalancer.optional().describe("With a public address. Default: none."),
    })
    .default({})
    .describe("Load balancers that the cluster makes for Services. Default: none."),
  volumeSnapshots,
  secretStore,
  certificateIssuer,
  registryHosts: registryHosts
    .optional()
    .describe("Folder of the nodes that containerd reads registry hosts from (config_path). Default: none."),
  apiServer,
  nodePools,
});

const k3s = z.strictObject({
  kind: z.literal("k3s").describe("A k3s cluster that is there already, with the parts that k3s brings itself."),
  kubeconfig,
  kubernetesVersion,
  storageClass: kubernetesName
    .default("local-path")
    .describe("StorageClass for volumes of one pod. Default: k3s's own, local-path."),
  sharedFiles: sharedFiles.optional().describe("Shared files. Default: none; local-path cannot share."),
  serviceLoadBalancer: z
    .enum(["servicelb", "none"])
    .default("servicelb")
    .describe(
      "Who gives Services an address: k3s's ServiceLB on the nodes' addresses, or nobody (--disable=servicelb). Default: servicelb.",
    ),
  volumeSnapshots,
  secretStore,
  certificateIssuer,
  registryHosts: registryHosts
    .default("/var/lib/rancher/k3s/agent/etc/containerd/certs.d")
    .describe("Folder of the nodes that containerd reads registry hosts from. Default: k3s's own."),
  apiServer,
  nodePools,
});

/** Where an environment runs. */
export const target = z.discriminatedUnion("kind", [existing, k3s, eks]).meta({
  hint: "point `existing` at a cluster that is there, by kubeconfig and context",
  planned: ["gke"],
});

export type Target = z.output<typeof target>;
export type ExistingTarget = Extract<Target, { kind: "existing" }>;
export type K3sTarget = Extract<Target, { kind: "k3s" }>;
