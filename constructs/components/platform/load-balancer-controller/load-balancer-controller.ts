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
import { ServiceAccount } from "../../../kubernetes/service-account";
import { charts } from "./charts";
import { controllerValues } from "./controller-values";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

/** Name of the release and of its objects. */
const name = "aws-load-balancer-controller";

/** Labels that the chart puts on its pods. */
const podLabels = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name } as const;

/** Ports of the chart: webhookBindPort and metricsBindAddr. */
const ports = { webhook: 9443, metrics: 8080 } as const;

/** Puts the pods of exposed Services behind the load balancers that Terraform made, and takes them out again. */
export const loadBalancerController = defineComponent({
  id: "loadBalancerController",
  summary: "Puts the pods of exposed Services behind the load balancers that Terraform made for them on EKS.",
  layer: "platform",
  settings: schema,
  clusterWideObjects: "CustomResourceDefinitions, a ClusterRole and admission webhooks",
  offers: ["internalLoadBalancers", "internetLoadBalancers"],
  check,
  build,
});

function check(_settings: Settings, { target }: ResolvedEnvironment): SettingProblem[] {
  if (target.kind === "eks") return [];
  return [
    {
      setting: "",
      message: `is for load balancers of AWS, and the target is ${target.kind}`,
      allowed: "a target of kind eks",
      hint: "remove loadBalancerController: here Services find their load balancers by themselves",
    },
  ];
}

/** @throws Error when the target's load balancers find the pods by themselves */
function build(scope: Construct, settings: Settings, context: ComponentContext): void {
  const { info, exposure } = context.cluster;
  const { registrar } = exposure;
  if (!registrar) throw new Error(`${name}: the target has no load balancers that wait for it`);
  const serviceAccount = new ServiceAccount(scope, "service-account", {
    context,
    name,
    kubernetesApi: "calledByCreatedPods",
    grants: [{ kind: "loadBalancerTargets" }],
  });
  const network = new CreatedPodsNetworkPolicy(scope, "network", {
    context,
    name,
    podLabels,
    serviceAccount,
    connectsTo: [
      { kind: "addresses", ...info.apiServer },
      // Endpoints of AWS have no fixed addresses, and those of the VPC are private ones; the metadata service is neither.
      { kind: "addresses", cidrs: ["0.0.0.0/0"], except: ["169.254.0.0/16"], ports: [443] },
    ],
    accepts: [
      { ports: [ports.webhook], from: { cidrs: info.apiServer.cidrs } },
      {
        ports: [ports.metrics],
        from: { clientsOf: { ...podEndpoint(context, name, [ports.metrics]), clientLabels: clientLabels("metrics") } },
      },
    ],
  });
  const release = new ChartRelease(scope, "release", {
    context,
    name,
    chart: charts.loadBalancerController,
    // The CRDs are of the same version as the program; docs/operations/edge.md says how they are brought up to a newer.
    crds: "install",
    values: controllerValues({ name, settings, registrar, podLabels, context }),
  });
  release.node.addDependency(serviceAccount, network);
}
