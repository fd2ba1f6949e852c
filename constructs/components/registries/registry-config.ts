import { stringify } from "yaml";
import { registryLayout } from "./registry-layout";

/** What one registry process does. */
export type RegistryDuty =
  /** Takes images from whoever has the password, and gives them to nobody else. */
  | { readonly kind: "store" }
  /** Gives the same volume's images to everybody whom the network lets in, and takes none. */
  | { readonly kind: "pulls" }
  /** Fetches from an upstream what it does not have. */
  | { readonly kind: "cache"; readonly remote: string; readonly keepHours: number };

export interface RegistryConfigOptions {
  readonly duty: RegistryDuty;
  /** Where it serves, with TLS. */
  readonly port: number;
  /** Where its metrics are, in plain HTTP. */
  readonly metricsPort: number;
}

/**
 * The configuration file of one registry process.
 * Keys: https://github.com/distribution/distribution/blob/v3.1.1/docs/content/about/configuration.md
 */
export function registryConfig({ duty, port, metricsPort }: RegistryConfigOptions): string {
  return stringify({
    version: "0.1",
    log: { level: "info", formatter: "json" },
    storage: {
      filesystem: { rootdirectory: registryLayout.data },
      // Without it neither an expired blob of a cache nor a manifest of the store can be removed.
      delete: { enabled: true },
      cache: { blobdescriptor: "inmemory" },
      maintenance: {
        uploadpurging: { enabled: duty.kind !== "pulls", age: "168h", interval: "24h", dryrun: false },
        readonly: { enabled: duty.kind === "pulls" },
      },
    },
    http: {
      addr: `:${port}`,
      // SIGTERM cuts transfers off otherwise; below the pod's 60 s of grace.
      draintimeout: "45s",
      headers: { "X-Content-Type-Options": ["nosniff"] },
      tls: {
        certificate: `${registryLayout.certificate}/tls.crt`,
        key: `${registryLayout.certificate}/tls.key`,
        minimumtls: "tls1.2",
      },
      debug: { addr: `:${metricsPort}`, prometheus: { enabled: true, path: "/metrics" } },
    },
    ...(duty.kind === "store"
      ? { auth: { htpasswd: { realm: "registry", path: `${registryLayout.htpasswd}/htpasswd` } } }
      : {}),
    ...(duty.kind === "cache" ? { proxy: proxy(duty.remote, duty.keepHours) } : {}),
    health: { storagedriver: { enabled: true, interval: "10s", threshold: 3 } },
  });
}

function proxy(remote: string, keepHours: number) {
  return {
    remoteurl: remote,
    ttl: `${keepHours}h`,
    // How long one blob may take to arrive before it is not kept; 5 min otherwise, too short for layers of GPU images.
    cachewritetimeout: "1h",
    exec: {
      // Asked without credentials as well: only so does the program start, and serve what it has, while the remote is away.
      command: `${registryLayout.configuration}/credentials.sh`,
      // Nothing is remembered: each answer is for the one host that is asked for, and a replaced password counts at once.
      lifetime: "0s",
    },
  };
}
