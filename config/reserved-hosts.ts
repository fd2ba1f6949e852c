/** First labels of hosts of the edge's own, below its domain: the SSH proxy, and the origin that CloudFront asks. */
export const edgeHosts = { sshProxy: "ssh", origin: "origin" } as const;

/**
 * First labels that nobody may take for a delegated zone. Those of the original runtime (shared/dns_utils.py: www, api,
 * admin, root, mail, ftp, ns, ns1, ns2) and those of infrastructure that it forgets.
 */
export const reservedHosts: readonly string[] = [
  ...Object.values(edgeHosts),
  "admin",
  "api",
  "ftp",
  "grafana",
  "mail",
  "ns",
  "ns1",
  "ns2",
  "registry",
  "root",
  "www",
];
