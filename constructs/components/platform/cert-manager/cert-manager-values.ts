import type * as z from "zod";
import type { Resources } from "../../../../config/fields/resources";
import type { PublicImage } from "../../../../config/versions";
import type { ComponentContext } from "../../../contracts/component";
import { chartPlacement } from "../../../kubernetes/chart-placement";
import { type CertManagerProgram, certManagerPods } from "./cert-manager-pods";
import { images } from "./images";
import type { settings as schema } from "./settings";

/** Hook of the chart's check: with every release that changed something, not only with the first. */
const hook = "post-install,post-upgrade";

/**
 * The chart's values: values.yaml of the chart says what each does. Pod Security is left to the chart, which meets
 * `restricted` for all of its pods.
 */
export function certManagerValues(
  release: string,
  { replicas, controller, webhook, cainjector }: z.output<typeof schema>,
  context: ComponentContext,
): Readonly<Record<string, unknown>> {
  const { pullSecret } = context.cluster.images;
  const placement = chartPlacement(context.cluster.nodePools.place({ purpose: "system" }));
  const several = (program: Exclude<CertManagerProgram, "startupapicheck">, resources: Resources) => ({
    replicaCount: replicas,
    resources,
    image: image(images[program], context),
    ...placement,
    ...(replicas > 1
      ? {
          podDisruptionBudget: { enabled: true, maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow" },
          topologySpreadConstraints: ["kubernetes.io/hostname", "topology.kubernetes.io/zone"].map((topologyKey) => ({
            maxSkew: 1,
            topologyKey,
            whenUnsatisfiable: "ScheduleAnyway",
            labelSelector: { matchLabels: certManagerPods(release, program) },
          })),
        }
      : {}),
  });
  return {
    global: {
      // Leases in its own namespace: nothing of it lies in kube-system.
      leaderElection: { namespace: context.namespace },
      // The roles `view`, `edit` and `admin` stay what they are: who may ask for certificates is said by name.
      rbac: { aggregateClusterRoles: false },
      ...(pullSecret ? { imagePullSecrets: [{ name: pullSecret }] } : {}),
    },
    // Deleting the CRDs would delete every Certificate and Issuer of the cluster, so they outlive the release.
    crds: { enabled: true, keep: true },
    // Secrets outlive their Certificate: an issuer that comes back finds its key.
    enableCertificateOwnerRef: false,
    ...several("controller", controller),
    webhook: several("webhook", webhook),
    cainjector: several("cainjector", cainjector),
    acmesolver: { image: image(images.acmesolver, context) },
    startupapicheck: {
      resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { cpu: "100m", memory: "64Mi" } },
      image: image(images.startupapicheck, context),
      timeout: "2m",
      jobAnnotations: { "helm.sh/hook": hook },
      rbac: { annotations: { "helm.sh/hook": hook } },
      serviceAccount: { annotations: { "helm.sh/hook": hook } },
      ...placement,
    },
  };
}

/** The chart puts them together again. */
function image({ repository, tag }: PublicImage, context: ComponentContext) {
  return { repository: context.cluster.images.image(repository), tag };
}
