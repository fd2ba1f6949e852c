import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import { Construct } from "constructs";
import type { ComponentContext } from "../contracts/component";
import type { AddressEndpoint } from "../contracts/network-endpoint";
import type { Grant } from "../contracts/workload-identity";

export interface ServiceAccountProps {
  readonly context: ComponentContext;
  readonly name: string;
  /** Cloud permissions. Default: none. */
  readonly grants?: readonly Grant[];
  /**
   * Whether pods call the Kubernetes API, and so need a token. `calledByCreatedPods`: so do pods that a program makes
   * with this account and that do not say it themselves. Default: `never`.
   */
  readonly kubernetesApi?: KubernetesApiUse;
}

export type KubernetesApiUse = "never" | "called" | "calledByCreatedPods";

/** A service account whose token is mounted only into pods that call the API, bound to a cloud identity where granted. */
export class ServiceAccount extends Construct {
  readonly name: string;
  readonly namespace: string;
  readonly kubernetesApi: KubernetesApiUse;
  /** Where pods of the account get their cloud credentials; the network policies of workloads let them out to it. */
  readonly credentialEndpoints: readonly AddressEndpoint[];

  constructor(scope: Construct, id: string, props: ServiceAccountProps) {
    super(scope, id);
    this.name = props.name;
    this.kubernetesApi = props.kubernetesApi ?? "never";
    const { cluster, namespace } = props.context;
    this.namespace = namespace;
    const binding = cluster.identity.bind(this, "identity", {
      namespace,
      serviceAccount: props.name,
      grants: props.grants ?? [],
    });
    this.credentialEndpoints = binding.endpoints;
    const account = new ServiceAccountV1(this, "service-account", {
      metadata: { name: props.name, namespace, annotations: { ...binding.annotations } },
      automountServiceAccountToken: this.kubernetesApi === "calledByCreatedPods",
    });
    account.node.addDependency(...binding.dependencies);
  }
}
