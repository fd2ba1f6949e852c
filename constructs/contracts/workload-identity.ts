import type { Construct } from "constructs";
import type { AddressEndpoint } from "./network-endpoint";

/**
 * A permission in no cloud's words; each cloud folder turns it into its own.
 * The list holds what the runtime of gpu-dev really calls, verb by verb, and grows with its callers.
 * `mark` is the tag that a program puts on all it makes for its users: what does not bear it is out of its reach.
 */
export type Grant =
  /** Ask the cloud who one is: the API, while it checks a login. */
  | { readonly kind: "callerIdentity" }
  /**
   * Objects of one bucket, by its name in the target or its whole name: workers and the expiry write listings of disks,
   * the API reads them.
   */
  | { readonly kind: "objectStorage"; readonly bucket: string; readonly access: "read" | "write" }
  /**
   * Disks of users: workers make them from a snapshot or empty, the expiry deletes them once a snapshot is complete,
   * the availability updater tags and deletes duplicates.
   */
  | ({ readonly kind: "volumes" } & Disks)
  /** Snapshots of users' disks: workers and the expiry take them, the API renames them, the expiry deletes old ones. */
  | ({
      readonly kind: "snapshots";
      /** Keys of the tags, the mark among them, that are put on a new snapshot by a second call. Default: the first has them. */
      readonly tagsLater?: readonly string[];
    } & Disks)
  /** Machines of the cluster: workers look up the public address of a node. */
  | { readonly kind: "instances"; readonly verbs: readonly "read"[] }
  /** Groups that make the nodes: the availability updater counts what each could have. */
  | { readonly kind: "nodeGroups"; readonly verbs: readonly "read"[] }
  /** File systems that users keep between machines: workers find or make one per user, with its doors into the network. */
  | {
      readonly kind: "sharedFileSystems";
      readonly mark: string;
      readonly verbs: readonly ("read" | "create")[];
      /** Subnets and security group of the doors, by id. Default: any of the account. */
      readonly subnets?: readonly string[];
      readonly securityGroup?: string;
    }
  /** One image repository: workers look whether an image is built already; whoever builds it pushes. */
  | { readonly kind: "imageRegistry"; readonly repository: string; readonly verbs: readonly ("read" | "push")[] }
  /** Machines that a program makes and ends by itself, and the queue that tells of their end: Karpenter. */
  | { readonly kind: "nodeAutoscaling" }
  /** Pods behind load balancers that the environment made: the controller registers them and takes them out again. */
  | { readonly kind: "loadBalancerTargets" };

interface Disks {
  readonly mark: string;
  readonly verbs: readonly ("read" | "create" | "delete")[];
  /** Keys of the tags that are set and taken away on what bears the mark. Default: none. */
  readonly tags?: readonly string[];
}

/** What a service account needs from the cloud. */
export interface IdentityRequest {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly grants: readonly Grant[];
}

/** What makes a service account carry its cloud identity. */
export interface IdentityBinding {
  /** Annotations of the ServiceAccount. */
  readonly annotations: Readonly<Record<string, string>>;
  /** What must be there before a pod of the account starts. */
  readonly dependencies: readonly Construct[];
  /** Where pods of the account get their credentials: their network policies must let them out to it. */
  readonly endpoints: readonly AddressEndpoint[];
}

/** Binds cloud permissions to Kubernetes service accounts, without keys. */
export interface WorkloadIdentity {
  /**
   * Makes what the binding needs in the caller's scope, so that no lower stack comes to depend on it.
   *
   * @throws Error when the target has no cloud identity and grants are asked for.
   */
  bind(scope: Construct, id: string, request: IdentityRequest): IdentityBinding;
}
