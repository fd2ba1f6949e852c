import type { NodeMirror } from "../node-mirror";
import type { RegistryTls } from "../registry-tls";
import type { UpstreamName } from "./upstreams";

/** What others know of the caches. */
export interface ImageCachesContract {
  readonly mirrors: Readonly<Partial<Record<UpstreamName, NodeMirror>>>;
  /** Who signed their certificates: the target's issuer, or somebody whom only the environment knows. */
  readonly certificateFrom: RegistryTls["kind"];
}
