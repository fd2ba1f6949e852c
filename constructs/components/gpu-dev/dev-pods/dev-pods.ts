import { DefaultServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/default-service-account-v1";
import { PriorityClassV1 } from "@cdktf/provider-kubernetes/lib/priority-class-v1";
import type { Construct } from "constructs";
import type * as z from "zod";
import type { CapabilityNeed } from "../../../../config/component-description";
import { type GpuTypeName, nodeTypeOf, nodeTypes } from "../../../../config/hardware";
import type { ComponentContext, Site } from "../../../contracts/component";
import { defineComponent } from "../../../core/define-component";
import { Config } from "../../../kubernetes/config";
import { BuildPush } from "./build-push";
import { checkDevPods } from "./check-dev-pods";
import { DevPodsAdmission } from "./dev-pods-admission";
import type { DevPodsContract } from "./dev-pods-contract";
import { DevPodsNetwork } from "./dev-pods-network";
import { gpuTypeConfig } from "./gpu-type-config";
import { providedBuilds } from "./provided-builds";
import { ReaderRole } from "./reader-role";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

/** The contract of dev pods. */
export const devPods = defineComponent<typeof schema, DevPodsContract>({
  id: "devPods",
  summary: "What a dev pod may be and reach, as policies, and what the programs that make one know of it.",
  layer: "platform",
  settings: schema,
  clusterWideObjects: "ValidatingAdmissionPolicies and PriorityClasses",
  needs,
  check: checkDevPods,
  provides,
  build,
});

function needs({ disks, builds }: Settings): CapabilityNeed[] {
  return [
    ...(disks?.snapshotClass ? [{ capability: "volumeSnapshots", setting: "disks.snapshotClass" } as const] : []),
    ...(builds?.push?.authority.kind === "issuer"
      ? [{ capability: "certificateIssuer", setting: "builds.push.authority" } as const]
      : []),
  ];
}

function provides(settings: Settings, { environment, namespace }: Site): DevPodsContract {
  const { disks, builds } = settings;
  return {
    namespace,
    image: settings.image,
    podLabels: { app: "gpu-dev-pod" },
    sshPort: 22,
    jupyterPort: 8888,
    maxHours: settings.maxHours,
    defaultHours: settings.defaultHours,
    priorityClasses: { dev: `${environment.name}-dev`, warm: `${environment.name}-warm` },
    ...(builds ? { builds: providedBuilds(builds) } : {}),
    ...(disks
      ? {
          disks: {
            storageClass: disks.storageClass,
            ...(disks.snapshotClass ? { snapshotClass: disks.snapshotClass } : {}),
          },
        }
      : {}),
    reservedNodePorts: settings.reservedNodePorts,
  };
}

function build(scope: Construct, settings: Settings, context: ComponentContext): void {
  const { namespace } = context;
  const contract = provides(settings, context);
  const { pullSecret } = context.cluster.images;
  // The processor's pods name no account: so they run as this one, without a token.
  new DefaultServiceAccountV1(scope, "account", {
    metadata: { namespace },
    automountServiceAccountToken: false,
    ...(pullSecret === undefined ? {} : { imagePullSecret: [{ name: pullSecret }] }),
  });
  // Pods that name no class have priority 0: above the ready ones, below those that name the first class.
  new PriorityClassV1(scope, "dev-priority", {
    metadata: { name: contract.priorityClasses.dev },
    value: 1000,
    description: "Pods that users reserved.",
  });
  new PriorityClassV1(scope, "warm-priority", {
    metadata: { name: contract.priorityClasses.warm },
    value: -10,
    preemptionPolicy: "Never",
    description: "Pods that are kept ready: they give way to every other and take no other's place.",
  });
  new DevPodsAdmission(scope, "admission", { context, settings, contract });
  new DevPodsNetwork(scope, "network", { context, settings, contract });
  const push = { settings: settings.builds?.push, contract: contract.builds?.push };
  if (push.settings && push.contract) {
    new BuildPush(scope, "build-push", { context, settings: push.settings, contract: push.contract });
  }
  const configs = configMaps(settings, context);
  for (const [name, data] of Object.entries(configs)) new Config(scope, name, { name, namespace, data });
  if (settings.readers.length > 0) {
    new ReaderRole(scope, "readers", { namespace, groups: settings.readers, configs: Object.keys(configs) });
  }
}

/** What the CLI and the programs of other generations read of the types, by the keys of their own code. */
function configMaps(settings: Settings, { cluster }: ComponentContext): Record<string, Record<string, string>> {
  const { gpuTypes: pooled, spotGpuTypes } = cluster.nodePools;
  const types = new Set<GpuTypeName>([
    ...pooled.map((name) => nodeTypes[name].label as GpuTypeName),
    ...settings.slices,
  ]);
  const { registry } = settings;
  return {
    "gpu-dev-config": {
      registryRepo: registry?.repository ?? "",
      registrySecret: registry?.secret ?? "",
    },
    "gpu-dev-gpu-config": Object.fromEntries(
      [...types].map((name) => [
        name,
        gpuTypeConfig(name, cluster.nodePools.nodeShape(nodeTypeOf(name)), settings.image),
      ]),
    ),
    "gpu-dev-type-lists": {
      SPOT_GPU_TYPES: spotGpuTypes.map((name) => nodeTypes[name].label).join(","),
      WARM_POOL_TARGETS: JSON.stringify(settings.warmPool),
      WARM_POD_MAX_AGE_HOURS: String(settings.warmPodHours),
    },
  };
}
