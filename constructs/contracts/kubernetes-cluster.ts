import type { TerraformStack } from "cdktf";
import type { CertificateIssuer } from "./certificate-issuer";
import type { ClusterInfo } from "./cluster-info";
import type { ClusterStorage } from "./cluster-storage";
import type { ImageRegistry } from "./image-registry";
import type { NodePools } from "./node-pools";
import type { SecretStore } from "./secret-store";
import type { ServiceExposure } from "./service-exposure";
import type { WorkloadIdentity } from "./workload-identity";

/**
 * The waist between clouds and workloads: all that a component ever learns of where it runs.
 * It stays under ten members; a new need becomes a facet or a field of one.
 */
export interface KubernetesCluster {
  readonly info: ClusterInfo;
  readonly identity: WorkloadIdentity;
  readonly storage: ClusterStorage;
  readonly exposure: ServiceExposure;
  readonly images: ImageRegistry;
  readonly nodePools: NodePools;
  /** Store that External Secrets reads; left out when the target has none. */
  readonly secretStore?: SecretStore;
  /** Who signs certificates of services inside the cluster; left out when the target has nobody. */
  readonly certificateIssuer?: CertificateIssuer;
  /**
   * Configures the kubernetes and helm providers in the consumer's own stack, by literal names and exec credentials:
   * never from a resource of the same state, and never with a token that would end up in one.
   */
  connect(stack: TerraformStack): void;
}
