import type * as z from "zod";
import type { ComponentContext } from "../../../contracts/component";
import type { TargetRegistrar } from "../../../contracts/service-exposure";
import { chartPlacement } from "../../../kubernetes/chart-placement";
import { images } from "./images";
import type { settings as schema } from "./settings";

export interface ControllerValuesProps {
  /** Name of the release, of the chart's objects and of the service account. */
  readonly name: string;
  readonly settings: z.output<typeof schema>;
  readonly registrar: TargetRegistrar;
  /** Labels that the chart puts on its pods. */
  readonly podLabels: Readonly<Record<string, string>>;
  readonly context: ComponentContext;
}

/**
 * The chart's values: values.yaml of the chart says what each does. All that makes load balancers is off, for
 * Terraform makes them; what is left watches TargetGroupBindings.
 */
export function controllerValues(props: ControllerValuesProps): Readonly<Record<string, unknown>> {
  const { name, settings, registrar, podLabels, context } = props;
  const { cluster } = context;
  const { pullSecret } = cluster.images;
  const { repository, tag } = images.loadBalancerController;
  const { network } = registrar;
  return {
    fullnameOverride: name,
    clusterName: cluster.info.name,
    region: registrar.region,
    // Pods do not reach the metadata service, which would tell it.
    ...("id" in network ? { vpcId: network.id } : { vpcTags: network.tags }),
    replicaCount: settings.replicas,
    podDisruptionBudget: { maxUnavailable: 1 },
    topologySpreadConstraints: ["kubernetes.io/hostname", "topology.kubernetes.io/zone"].map((topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector: { matchLabels: podLabels },
    })),
    serviceAccount: { create: false, name },
    image: { repository: cluster.images.image(repository), tag },
    ...(pullSecret ? { imagePullSecrets: [{ name: pullSecret }] } : {}),
    resources: settings.resources,
    ...chartPlacement(cluster.nodePools.place({ purpose: "system" })),
    podSecurityContext: { fsGroup: 65534, runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
    },
    // The certificate of its webhooks stays when the release changes: pods read it at their start.
    keepTLSSecret: true,
    createIngressClassResource: false,
    ingressClassParams: { create: false },
    webhookConfig: { disableIngressValidation: true },
    enableServiceMutatorWebhook: false,
    disableIngressClassAnnotation: true,
    enableBackendSecurityGroup: false,
    enableShield: false,
    enableWaf: false,
    enableWafv2: false,
    controllerConfig: {
      featureGates: {
        EnableServiceController: false,
        NLBGatewayAPI: false,
        ALBGatewayAPI: false,
        GatewayListenerSet: false,
      },
    },
  };
}
