import path from "node:path";
import type { Construct } from "constructs";
import type { SettingProblem } from "../../../../config/component-description";
import { extendedResource, type NodeTypeName } from "../../../../config/hardware";
import { nodeSelectionProblems } from "../../../../config/node-selection-problems";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import { imageReference } from "../../../../config/versions";
import type { ComponentContext } from "../../../contracts/component";
import type { NodePools } from "../../../contracts/node-pools";
import { defineComponent } from "../../../core/define-component";
import { sourceFile } from "../../../core/source-file";
import { ClusterRole } from "../../../kubernetes/cluster-role";
import { Config } from "../../../kubernetes/config";
import { CronJob } from "../../../kubernetes/cron-job";
import { ServiceAccount } from "../../../kubernetes/service-account";
import { images } from "./images";
import { type ProfilingLabelerSettings, settings as schema } from "./settings";

const name = "profiling-node-labeler";
const folder = "/labeler";

/** Keeps nodes of some GPU types free of the metrics exporter, whose hold on the counters Nsight cannot share. */
export const profilingLabeler = defineComponent({
  id: "profilingLabeler",
  summary: "Keeps nodes of some GPU types for profiling: labelled so, and without the GPU operator's metrics exporter.",
  layer: "platform",
  settings: schema,
  clusterWideObjects: "a ClusterRole that reads and labels nodes",
  check,
  build,
});

function check({ gpuTypes }: ProfilingLabelerSettings, environment: ResolvedEnvironment): SettingProblem[] {
  const pools = Object.values(environment.nodePools);
  const gpus = [...new Set(pools.flatMap(({ gpu }) => (gpu && extendedResource(gpu) ? gpu : [])))];
  const problems = keptTypes(gpuTypes).flatMap(([type, { nodes }]) => {
    if (!gpus.includes(type)) {
      return [
        {
          setting: `gpuTypes.${type}`,
          message: extendedResource(type)
            ? `keeps nodes of ${type}, and no pool of the target has it`
            : `keeps nodes of ${type}, which have no GPU to profile`,
          allowed: gpus.join(", ") || "none: target.nodePools has no pool with GPUs",
          hint: `name GPU types of target.nodePools, or remove ${type}`,
        },
      ];
    }
    const there = pools.filter(({ gpu }) => gpu === type).reduce((sum, pool) => sum + pool.nodes, 0);
    if (nodes <= there) return [];
    return [
      {
        setting: `gpuTypes.${type}.nodes`,
        message: `is more than the ${there} that target.nodePools has of ${type}`,
        allowed: `1 to ${there}`,
        hint: "keep fewer, or correct nodes of the pool",
      },
    ];
  });
  if (problems.length > 0) return problems;
  return nodeSelectionProblems(environment, ({ gpu }) => gpu !== undefined && gpuTypes[gpu] !== undefined);
}

function build(scope: Construct, settings: ProfilingLabelerSettings, context: ComponentContext): void {
  const { info, nodePools } = context.cluster;
  const serviceAccount = new ServiceAccount(scope, "service-account", { context, name, kubernetesApi: "called" });
  const role = new ClusterRole(scope, "cluster-role", {
    context,
    name,
    serviceAccount,
    rules: [
      {
        apiGroups: [""],
        resources: ["nodes"],
        verbs: ["list"],
        reason: "list: kubectl get nodes --selector finds the labelled nodes and the free ones",
      },
      {
        apiGroups: [""],
        resources: ["nodes"],
        verbs: ["get", "patch"],
        reason: "get, patch: kubectl label node reads a node and adds labels to it",
      },
    ],
  });
  const files = new Config(scope, "files", {
    name,
    namespace: context.namespace,
    data: {
      "label-nodes.sh": sourceFile(path.join(__dirname, "label-nodes.sh")),
      types: typeLines(settings.gpuTypes, nodePools),
    },
  });
  const cronJob = new CronJob(scope, "cron-job", {
    context,
    name,
    schedule: settings.schedule,
    // One run asks a few questions; the next one comes in minutes.
    deadlineSeconds: 120,
    pod: {
      user: { uid: 65532, gid: 65532 },
      serviceAccount,
      placement: nodePools.place({ purpose: "system" }),
      connectsTo: [{ kind: "addresses", cidrs: info.apiServer.cidrs, ports: info.apiServer.ports }],
      volumes: { files: { config: files }, home: { scratch: { sizeLimit: "32Mi" } } },
      containers: [
        {
          name: "labeler",
          image: imageReference(images.kubectl),
          command: ["/bin/sh", `${folder}/label-nodes.sh`],
          env: {
            TYPES: `${folder}/types`,
            OWNER: context.environment.name,
            // kubectl keeps what it learns of the API here.
            HOME: "/home/labeler",
          },
          mounts: [
            { volume: "files", path: folder, readOnly: true },
            { volume: "home", path: "/home/labeler" },
          ],
          resources: settings.resources,
        },
      ],
    },
  });
  cronJob.node.addDependency(role);
}

/** What the script reads: type, number of nodes, and a label selector for each pool of the type. */
function typeLines(gpuTypes: ProfilingLabelerSettings["gpuTypes"], nodePools: NodePools): string {
  return keptTypes(gpuTypes)
    .map(([type, { nodes }]) => {
      const { nodeSelector, anyOf } = nodePools.place({ purpose: "every", node: [type] });
      const selectors = (anyOf ?? [nodeSelector]).map((labels) =>
        Object.entries(labels)
          .map(([key, value]) => `${key}=${value}`)
          .join(","),
      );
      return `${[type, nodes, ...selectors].join(" ")}\n`;
    })
    .join("");
}

function keptTypes(gpuTypes: ProfilingLabelerSettings["gpuTypes"]) {
  return (Object.keys(gpuTypes) as NodeTypeName[]).flatMap((type) => {
    const kept = gpuTypes[type];
    return kept ? [[type, kept] as const] : [];
  });
}
