/** Stand in a node's configuration for what is known of the cluster only once it is there. */
export const placeholders = { endpoint: "<endpoint>", certificateAuthority: "<certificate-authority>" } as const;
