import type { PodEndpoint } from "../../../contracts/network-endpoint";

/** Where images are built: `buildctl --addr tcp://<host>:<port>` with a client's certificate. */
export interface BuildkitDaemonEndpoint {
  readonly host: string;
  readonly port: number;
  readonly network: PodEndpoint;
  /** Secret with tls.crt, tls.key and ca.crt of a client, in each of `clientNamespaces`; left out where somebody else makes it. */
  readonly clientCertificate?: string;
  readonly clientNamespaces: readonly string[];
}
