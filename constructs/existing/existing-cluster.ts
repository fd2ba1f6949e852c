import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import type { TerraformStack } from "cdktf";
import type { CertificateIssuer } from "../contracts/certificate-issuer";
import type { ClusterInfo } from "../contracts/cluster-info";
import type { ClusterStorage } from "../contracts/cluster-storage";
import type { ImageRegistry } from "../contracts/image-registry";
import type { KubernetesCluster } from "../contracts/kubernetes-cluster";
import type { NodePools } from "../contracts/node-pools";
import type { SecretStore } from "../contracts/secret-store";
import type { ServiceExposure } from "../contracts/service-exposure";
import type { WorkloadIdentity } from "../contracts/workload-identity";
import { DeclaredNodePools, type DeclaredPool } from "../core/declared-node-pools";
import { KeylessIdentity } from "./keyless-identity";
import { ServiceLoadBalancers, type ServiceLoadBalancersProps } from "./service-load-balancers";

export interface ExistingClusterProps {
  readonly info: ClusterInfo;
  /** Paths of kubeconfig files; the first that has the context counts. */
  readonly kubeconfigPaths: readonly string[];
  readonly context: string;
  readonly storage: ClusterStorage;
  readonly loadBalancers: ServiceLoadBalancersProps;
  readonly nodePools: Readonly<Record<string, DeclaredPool>>;
  readonly images: ImageRegistry;
  readonly secretStore?: SecretStore | undefined;
  readonly certificateIssuer?: CertificateIssuer | undefined;
}

/** A cluster that is there already, k3s or any other: nothing is made below it, all is as the environment declares. */
export class ExistingCluster implements KubernetesCluster {
  readonly info: ClusterInfo;
  readonly identity: WorkloadIdentity = new KeylessIdentity();
  readonly storage: ClusterStorage;
  readonly exposure: ServiceExposure;
  readonly images: ImageRegistry;
  readonly nodePools: NodePools;
  readonly secretStore?: SecretStore;
  readonly certificateIssuer?: CertificateIssuer;

  constructor(private readonly props: ExistingClusterProps) {
    this.info = props.info;
    this.storage = props.storage;
    this.exposure = new ServiceLoadBalancers(props.loadBalancers);
    this.images = props.images;
    this.nodePools = new DeclaredNodePools(props.nodePools);
    if (props.secretStore) this.secretStore = props.secretStore;
    if (props.certificateIssuer) this.certificateIssuer = props.certificateIssuer;
  }

  connect(stack: TerraformStack): void {
    const { kubeconfigPaths, context } = this.props;
    const [path, ...others] = kubeconfigPaths;
    const files = others.length === 0 ? { configPath: path } : { configPaths: [...kubeconfigPaths] };
    const access = { ...files, configContext: context } as { configContext: string };
    new KubernetesProvider(stack, "kubernetes", access);
    new HelmProvider(stack, "helm", { kubernetes: access });
  }
}
