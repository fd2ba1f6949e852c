import type { Construct } from "constructs";
import type * as z from "zod";
import type { ComponentContext } from "../../../contracts/component";
import type { AddressEndpoint } from "../../../contracts/network-endpoint";
import { defineComponent } from "../../../core/define-component";
import { ChartRelease } from "../../../kubernetes/chart-release";
import { clientLabels } from "../../../kubernetes/client-labels";
import { CreatedPodsNetworkPolicy } from "../../../kubernetes/created-pods-network-policy";
import type { IngressRule } from "../../../kubernetes/ingress-rule";
import { podEndpoint } from "../../../kubernetes/pod-endpoint";
import { type CertManagerProgram, certManagerPods } from "./cert-manager-pods";
import { certManagerValues } from "./cert-manager-values";
import { charts } from "./charts";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

/** Name of the release, and the start of the chart's names. */
const name = "cert-manager";

/** Ports of the chart: webhook.securePort, and the metrics of all programs. */
const ports = { webhook: 10250, metrics: 9402 } as const;

/** Issues and renews certificates from issuers that are objects of the cluster. */
export const certManager = defineComponent({
  id: "certManager",
  summary: "Issues and renews certificates from issuers that are objects of the cluster (cert-manager).",
  layer: "platform",
  settings: schema,
  clusterWideObjects: "CustomResourceDefinitions, ClusterRoles and admission webhooks",
  build,
});

function build(scope: Construct, settings: Settings, context: ComponentContext): void {
  const { apiServer } = context.cluster.info;
  const metrics: IngressRule = {
    ports: [ports.metrics],
    from: { clientsOf: { ...podEndpoint(context, name, [ports.metrics]), clientLabels: clientLabels("metrics") } },
  };
  const webhook: IngressRule = {
    ports: [ports.webhook],
    from: { cidrs: settings.webhookCallers ?? apiServer.cidrs },
  };
  const accepts: Readonly<Record<CertManagerProgram, readonly IngressRule[]>> = {
    controller: [metrics],
    webhook: [webhook, metrics],
    cainjector: [metrics],
    startupapicheck: [],
  };
  const api: AddressEndpoint = { kind: "addresses", ...apiServer };
  const network = (Object.keys(accepts) as CertManagerProgram[]).map(
    (program) =>
      new CreatedPodsNetworkPolicy(scope, `${program}-network`, {
        context,
        name: `${name}-${program}`,
        podLabels: certManagerPods(name, program),
        connectsTo: [api],
        accepts: accepts[program],
      }),
  );
  const release = new ChartRelease(scope, "release", {
    context,
    name,
    chart: charts.certManager,
    values: certManagerValues(name, settings, context),
  });
  // The release waits for its own check, which asks the API server, which asks the webhook.
  release.node.addDependency(...network);
}
