import type { ComponentContext } from "../../../contracts/component";
import { postgres } from "../../data/postgres/postgres";
import { devPods } from "../dev-pods/dev-pods";
import { cloudVariables } from "../runtime/cloud-variables";
import { databaseVariables } from "../runtime/database-variables";
import type { Cloud } from "../runtime/placed-cloud";
import { serviceAccounts } from "./service-accounts";
import type { ProcessorSettings } from "./settings";

/** What pollers and workers both read, whole: the program itself hands only a part of it on to its workers. */
export function processorVariables(
  settings: ProcessorSettings,
  context: ComponentContext,
  cloud: Cloud,
): Record<string, string> {
  const { customImages, processorVersion, minCliVersion } = settings;
  const pods = context.from(devPods);
  const { images, info } = context.cluster;
  return {
    ...cloudVariables(cloud, info.name),
    ...databaseVariables(context.from(postgres)),
    MAX_RESERVATION_HOURS: String(pods.maxHours),
    DEFAULT_TIMEOUT_HOURS: String(pods.defaultHours),
    GPU_DEV_CONTAINER_IMAGE: images.image(pods.image),
    WORKER_IMAGE: images.image(settings.image),
    // Every image is pinned, so what a node has is what is meant.
    IMAGE_PULL_POLICY: "IfNotPresent",
    KUBE_NAMESPACE: context.namespace,
    SERVICE_ACCOUNT: serviceAccounts.worker,
    ...(customImages ? { ECR_REPOSITORY_URL: customImages, BUILDKIT_REGISTRY_URL: customImages } : {}),
    ...(processorVersion ? { PROCESSOR_VERSION: processorVersion } : {}),
    ...(minCliVersion ? { MIN_CLI_VERSION: minCliVersion } : {}),
  };
}
