import type { Resources } from "../../config/fields/resources";
import type { SecretReference } from "../contracts/secret-reference";
import type { Config } from "./config";

/** Where the value of an environment variable comes from. */
export type EnvironmentValue =
  | string
  | { readonly secret: SecretReference; readonly key: string }
  | { readonly config: Config; readonly key: string }
  /** A field of the pod, such as `metadata.name` or `status.podIP`. */
  | { readonly field: string };

/** A check of a container by the kubelet; times in seconds. */
export interface Probe {
  readonly check:
    | { readonly http: string; readonly port: number /** Default: HTTP. */; readonly scheme?: "HTTP" | "HTTPS" }
    | { readonly exec: readonly string[] }
    | { readonly tcp: number };
  /** Seconds before the first check. Default: 0. */
  readonly initialDelaySeconds?: number;
  /** Seconds between checks. Default: 10. */
  readonly periodSeconds?: number;
  /** Seconds until a check counts as failed. Default: 1. */
  readonly timeoutSeconds?: number;
  /** Failed checks in a row until the kubelet acts. Default: 3. */
  readonly failureThreshold?: number;
}

export interface Mount {
  /** Key of the pod's `volumes`. */
  readonly volume: string;
  readonly path: string;
  /** One file or folder of the volume. Default: the whole volume. */
  readonly subPath?: string;
  /** Default: written to by the container. */
  readonly readOnly?: boolean;
}

/**
 * Something that Pod Security `restricted`, or the read-only root, forbids and that one container needs all the same.
 * Its reason becomes the acknowledgement of the policy finding. Its namespace must admit it by name.
 */
export type SecurityException = { /** What needs it and why nothing narrower will do. */ readonly reason: string } & (
  | {
      readonly allows:
        | "root"
        | "privileged"
        | "privilegeEscalation"
        | "writableRoot"
        | "unconfinedSeccomp"
        | "unconfinedAppArmor";
    }
  | { readonly allows: "capability" /** Such as `SYS_ADMIN`. */; readonly capability: string }
);

/** One container; its security context is `restricted` with a read-only root file system, but for its named exceptions. */
export interface ContainerOptions {
  readonly name: string;
  /** Upstream reference; the cluster's image registry decides where it is pulled from. */
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, EnvironmentValue>>;
  /** TCP ports by name. */
  readonly ports?: Readonly<Record<string, number>>;
  readonly startupProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly resources: Resources;
  readonly mounts?: readonly Mount[];
  /** What it may do beyond `restricted`. Default: nothing. */
  readonly exceptions?: readonly SecurityException[];
  /** Command that runs before the container is stopped. Default: none. */
  readonly preStop?: readonly string[];
}
