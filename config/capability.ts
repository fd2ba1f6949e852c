/**
 * What a target can give to components, as a person would ask for it.
 * A component names the ones it needs; an environment whose target lacks one is refused.
 */
export const capabilities = {
  blockStorage: "volumes made on demand for one pod at a time (a StorageClass)",
  sharedFiles: "a file system that many pods mount at once (ReadWriteMany)",
  internalLoadBalancers: "load balancers on the private network",
  internetLoadBalancers: "load balancers with a public address",
  cloudIdentity: "cloud permissions bound to a service account, without keys",
  secretStore: "a secret store that External Secrets reads",
  gpus: "nodes with GPUs",
  efa: "nodes with Elastic Fabric Adapter network cards",
  spotNodes: "nodes that the cloud may take back (spot)",
  nodeAutoscaler: "a queue of interruptions and an identity of nodes for Karpenter",
  volumeSnapshots: "snapshots of volumes (a CSI driver and the snapshot controller)",
  certificateIssuer: "an issuer of certificates (cert-manager)",
  registryHosts: "nodes whose containerd reads registry hosts from a folder",
} as const;

export type Capability = keyof typeof capabilities;
