import type { EnvironmentInput } from "../../../config/define-environment";
import type { Cluster } from "./cluster";

/** Components whose image no registry carries, and the variable that names one for the cluster at hand. */
const ownImages = {
  api: "GPU_DEV_API_IMAGE",
  reservationProcessor: "GPU_DEV_PROCESSOR_IMAGE",
  availabilityUpdater: "GPU_DEV_UPDATER_IMAGE",
  reservationExpiry: "GPU_DEV_EXPIRY_IMAGE",
} as const;

/** Those of them that cannot be without the processor. */
const afterProcessor: readonly string[] = ["availabilityUpdater", "reservationExpiry"];

type Components = Record<string, Record<string, unknown>>;

/**
 * An environment of the program, pointed at the cluster at hand. Where pods really run, images of our own must be named
 * by variables, because no registry carries them; what has none is left out, and the suite says so.
 */
export function onThisCluster(environment: EnvironmentInput, cluster: Cluster, context: string): EnvironmentInput {
  const storageClass = cluster.defaultStorageClass;
  if (!storageClass) throw new Error("the cluster has no default StorageClass; the database needs volumes");
  if (environment.target.kind === "eks") throw new Error(`${environment.name} makes its own cluster`);
  const { nodePools } = environment.target;
  return {
    ...environment,
    target: {
      kind: "existing",
      kubeconfig: { context },
      kubernetesVersion: "1.35",
      storageClass,
      ...(nodePools ? { nodePools } : {}),
    },
    components: withImages(environment.components as Components, cluster.simulated),
  };
}

function withImages(components: Components, simulated: boolean): Components {
  const kept = { ...components };
  for (const [id, variable] of Object.entries(ownImages)) {
    const component = kept[id];
    if (!component) continue;
    const image = process.env[variable] ?? (simulated ? component.image : undefined);
    if (image && !(afterProcessor.includes(id) && !kept.reservationProcessor)) {
      kept[id] = { ...component, image };
    } else {
      process.stderr.write(`left out: ${id}; missing: ${variable}, the image of its program\n`);
      delete kept[id];
    }
  }
  return kept;
}
