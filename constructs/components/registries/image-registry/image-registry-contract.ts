import type { PodEndpoint } from "../../../contracts/network-endpoint";
import type { SecretReference } from "../../../contracts/secret-reference";
import type { NodeMirror } from "../node-mirror";
import type { RegistryTls } from "../registry-tls";

/** What others know of the native registry. */
export interface ImageRegistryContract {
  /** Name inside the cluster; `host:port/repository:tag` is an image of it, for pods and, with registryTrust, for nodes. */
  readonly host: string;
  readonly port: number;
  readonly network: PodEndpoint;
  /** Secret of its namespace with the name and password of whoever pushes. */
  readonly credentials: SecretReference;
  /** Keys of that Secret. */
  readonly credentialKeys: { readonly username: string; readonly password: string };
  /** Who signed its certificate: the target's issuer, or somebody whom only the environment knows. */
  readonly certificateFrom: RegistryTls["kind"];
  readonly mirror: NodeMirror;
}
