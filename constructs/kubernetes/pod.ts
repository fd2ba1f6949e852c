import type { NetworkEndpoint } from "../contracts/network-endpoint";
import type { Placement } from "../contracts/node-pools";
import type { SecretReference } from "../contracts/secret-reference";
import type { Config } from "./config";
import type { ContainerOptions } from "./container";
import type { IngressRule } from "./ingress-rule";
import type { ServiceAccount } from "./service-account";

/** What a mount can hold. */
export type Volume =
  | { readonly scratch: { /** Such as 64Mi. */ readonly sizeLimit: string; readonly memory?: true } }
  | { readonly config: Config /** File mode, octal text. Default: 0444. */; readonly mode?: string }
  | {
      readonly secret: SecretReference;
      /** Keys to mount, so that a pod sees no more of it than it needs. Default: all. */
      readonly keys?: readonly string[];
      /** File mode, octal text. Default: 0440. */
      readonly mode?: string;
    }
  /** A volume that many pods mount, or one that the workload does not own. */
  | { readonly claim: { /** Name of the PersistentVolumeClaim. */ readonly claimName: string } }
  | HostFolder;

/** A folder of the node. Only a namespace that is privileged by name admits it. */
export interface HostFolder {
  readonly hostPath: string;
  /** `DirectoryOrCreate` makes it where it is missing. */
  readonly hostPathType: "Directory" | "DirectoryOrCreate" | "File" | "Socket";
  /** Why nothing but the node itself will do. */
  readonly reason: string;
}

/** The pods of a workload. */
export interface PodOptions {
  /** Ids that the containers run as; Pod Security `restricted` allows any but 0. */
  readonly user: { readonly uid: number; readonly gid: number };
  readonly containers: readonly [ContainerOptions, ...ContainerOptions[]];
  /** Run one after the other before the containers. */
  readonly initContainers?: readonly ContainerOptions[];
  readonly volumes?: Readonly<Record<string, Volume>>;
  /** Account of the pods; its token is mounted only where the account says so. Default: `default`, without a token. */
  readonly serviceAccount?: ServiceAccount;
  /** Nodes they run on. Default: any. */
  readonly placement?: Placement;
  /** What they connect to; nothing else is let out but DNS. */
  readonly connectsTo?: readonly NetworkEndpoint[];
  /** Who is let in, by port; nobody else is. */
  readonly accepts?: readonly IngressRule[];
  /** Seconds between SIGTERM and SIGKILL. Default: 30. */
  readonly terminationGraceSeconds?: number;
  /** Shares the node's network, with the reason why; such pods escape every network policy. Default: a network of their own. */
  readonly hostNetwork?: { readonly reason: string };
  /** PriorityClass. Default: the cluster's default. */
  readonly priorityClass?: string;
  /** Further labels of the pods. */
  readonly labels?: Readonly<Record<string, string>>;
}
