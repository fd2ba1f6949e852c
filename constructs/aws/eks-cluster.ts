import { DataAwsEksCluster } from "@cdktf/provider-aws/lib/data-aws-eks-cluster";
import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { Fn, type TerraformStack } from "cdktf";
import type { Capability } from "../../config/capability";
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
import { awsProvider } from "./aws-provider";
import type { AwsSite } from "./aws-site";
import { EksExposure } from "./edge/eks-exposure";
import { EksIdentity } from "./identity/eks-identity";
import { eksNodeAutoscaler } from "./karpenter/eks-node-autoscaler";
import { serviceAddress } from "./service-address";
import { EksStorage } from "./storage/eks-storage";

export interface EksClusterProps {
  readonly site: AwsSite;
  readonly capabilities: ReadonlySet<Capability>;
  readonly images: ImageRegistry;
  /** The target's pools, and those that Karpenter fills. */
  readonly nodePools: Readonly<Record<string, DeclaredPool>>;
}

/** An EKS cluster that lower stacks make, as components see it. */
export class EksCluster implements KubernetesCluster {
  readonly info: ClusterInfo;
  readonly identity: WorkloadIdentity;
  readonly storage: ClusterStorage;
  readonly exposure: ServiceExposure;
  readonly images: ImageRegistry;
  readonly nodePools: NodePools;
  readonly secretStore?: SecretStore;
  readonly certificateIssuer?: CertificateIssuer;
  private readonly site: AwsSite;

  constructor({ site, capabilities, images, nodePools }: EksClusterProps) {
    this.site = site;
    const { target } = site;
    this.info = {
      name: site.clusterName,
      kubernetesVersion: target.kubernetesVersion,
      capabilities,
      // The service's own address, and the control plane's interfaces, which lie in the VPC.
      apiServer: {
        cidrs: [`${serviceAddress(target.controlPlane.serviceCidr, 1)}/32`, target.network.cidr],
        ports: [443],
      },
      place: {
        region: target.region,
        zones: target.network.kind === "new" ? target.network.zones : Object.keys(target.network.subnets.nodes),
      },
    };
    this.identity = new EksIdentity(site);
    this.storage = new EksStorage(site);
    this.exposure = new EksExposure(site);
    this.images = images;
    this.nodePools = new DeclaredNodePools(nodePools, eksNodeAutoscaler(site));
    if (target.secretStore) this.secretStore = target.secretStore;
    if (target.certificateIssuer) this.certificateIssuer = target.certificateIssuer;
  }

  /** The endpoint is asked for by the cluster's literal name; credentials are made anew by `aws eks get-token` on every run. */
  connect(stack: TerraformStack): void {
    awsProvider(stack, this.site);
    const cluster = new DataAwsEksCluster(stack, "cluster", { name: this.site.clusterName });
    const access = {
      host: cluster.endpoint,
      clusterCaCertificate: Fn.base64decode(cluster.certificateAuthority.get(0).data),
      exec: {
        apiVersion: "client.authentication.k8s.io/v1beta1",
        command: "aws",
        args: ["eks", "get-token", "--cluster-name", this.site.clusterName, "--region", this.site.region],
      },
    };
    new KubernetesProvider(stack, "kubernetes", { ...access, exec: [access.exec] });
    new HelmProvider(stack, "helm", { kubernetes: access });
  }
}
