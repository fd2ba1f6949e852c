import type { Construct } from "constructs";
import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { ComponentContext } from "../../../contracts/component";
import { defineComponent } from "../../../core/define-component";
import { ChartRelease } from "../../../kubernetes/chart-release";
import { clientLabels } from "../../../kubernetes/client-labels";
import { CreatedPodsNetworkPolicy } from "../../../kubernetes/created-pods-network-policy";
import { podEndpoint } from "../../../kubernetes/pod-endpoint";
import { charts } from "./charts";
import { karpenterValues } from "./karpenter-values";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

/** Name of the release and of its service account. */
const name = "karpenter";

/** Port of the chart: controller.metrics.port. */
const metricsPort = 8080;

/** Makes a node when a pod finds none, and ends it when it is empty. */
export const karpenter = defineComponent({
  id: "karpenter",
  summary: "Makes a node when a pod finds none, and ends it when it is empty (Karpenter).",
  layer: "platform",
  settings: schema,
  clusterWideObjects: "CustomResourceDefinitions and ClusterRoles",
  needs: () => [{ capability: "nodeAutoscaler" }, { capability: "cloudIdentity" }],
  check,
  build,
});

function check({ replicas }: Settings, { nodePools, capabilities }: ResolvedEnvironment): SettingProblem[] {
  if (!capabilities.has("nodeAutoscaler")) return [];
  const nodes = Object.values(nodePools)
    .filter(({ purpose }) => purpose === "system")
    .reduce((sum, pool) => sum + pool.nodes, 0);
  if (nodes >= replicas) return [];
  return [
    {
      setting: "replicas",
      message: `are ${replicas} pods that each want a node of their own, and the system pools have ${nodes} at most`,
      allowed: `at most ${nodes}`,
      hint: "lower replicas, or raise nodes.max of a system pool",
    },
  ];
}

function build(scope: Construct, settings: Settings, context: ComponentContext): void {
  const { info, identity, nodePools } = context.cluster;
  const { autoscaler } = nodePools;
  if (!autoscaler)
    throw new Error(`${name}: the target has no node autoscaler; configuration should have refused this`);
  const binding = identity.bind(scope, "identity", {
    namespace: context.namespace,
    serviceAccount: name,
    grants: [{ kind: "nodeAutoscaling" }],
  });
  const network = new CreatedPodsNetworkPolicy(scope, "network", {
    context,
    name,
    podLabels: { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name },
    connectsTo: [
      { kind: "addresses", ...info.apiServer },
      ...binding.endpoints,
      // EC2, SSM, SQS and EKS have no fixed addresses, and endpoints of a VPC are private ones; the metadata service is neither.
      { kind: "addresses", cidrs: ["0.0.0.0/0"], except: ["169.254.0.0/16"], ports: [443] },
    ],
    accepts: [
      {
        ports: [metricsPort],
        from: { clientsOf: { ...podEndpoint(context, name, [metricsPort]), clientLabels: clientLabels("metrics") } },
      },
    ],
  });
  const crds = new ChartRelease(scope, "crds", {
    context,
    name: `${name}-crd`,
    chart: charts.crds,
    // Deleting the CRDs would delete every NodePool, and with them their nodes: they outlive the release.
    values: { additionalAnnotations: { "helm.sh/resource-policy": "keep" } },
  });
  const release = new ChartRelease(scope, "release", {
    context,
    name,
    chart: charts.karpenter,
    values: karpenterValues({
      settings,
      context,
      autoscaler,
      serviceAccount: { name, annotations: binding.annotations },
    }),
  });
  release.node.addDependency(network, crds, ...binding.dependencies);
}
