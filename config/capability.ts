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
} as const;

export type Capability = keyof typeof capabilities;
