import type { EnvironmentInput } from "../../../config/define-environment";
import type { Cluster } from "./cluster";

/**
 * An environment of the program, pointed at the cluster at hand. Where pods really run, the API's image must be named by
 * GPU_DEV_API_IMAGE, because no registry carries it; without it the API is left out, and the suite says so.
 */
export function onThisCluster(environment: EnvironmentInput, cluster: Cluster, context: string): EnvironmentInput {
  const storageClass = cluster.defaultStorageClass;
  if (!storageClass) throw new Error("the cluster has no default StorageClass; the database needs volumes");
  const { api, ...others } = environment.components;
  const image = process.env.GPU_DEV_API_IMAGE ?? (cluster.simulated ? api?.image : undefined);
  if (api && !image) process.stderr.write("left out: the API; missing: GPU_DEV_API_IMAGE, the image of its service\n");
  return {
    ...environment,
    target: { kind: "existing", kubeconfig: { context }, kubernetesVersion: "1.35", storageClass },
    components: { ...others, ...(api && image ? { api: { ...api, image } } : {}) },
  };
}
