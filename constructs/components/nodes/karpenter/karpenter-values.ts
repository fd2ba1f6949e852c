import type * as z from "zod";
import type { ComponentContext } from "../../../contracts/component";
import type { NodeAutoscaler } from "../../../contracts/node-autoscaler";
import { chartPlacement } from "../../../kubernetes/chart-placement";
import { images } from "./images";
import type { settings as schema } from "./settings";

export interface KarpenterValuesOptions {
  readonly settings: z.output<typeof schema>;
  readonly context: ComponentContext;
  readonly autoscaler: NodeAutoscaler;
  readonly serviceAccount: { readonly name: string; readonly annotations: Readonly<Record<string, string>> };
}

/** Never on a node that it made itself: nobody would be left to make it anew. */
const elsewhere = { key: "karpenter.sh/nodepool", operator: "DoesNotExist" };

/** The chart's values: values.yaml of the chart says what each does. */
export function karpenterValues(options: KarpenterValuesOptions): Readonly<Record<string, unknown>> {
  const { settings, context, autoscaler, serviceAccount } = options;
  const { info, images: registry, nodePools } = context.cluster;
  const { affinity, nodeSelector, tolerations } = chartPlacement(nodePools.place({ purpose: "system" }));
  const alternatives = affinity?.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms ?? [
    { matchExpressions: [] },
  ];
  return {
    replicas: settings.replicas,
    serviceAccount: { create: true, ...serviceAccount },
    // The chart replaces lists as a whole, so what it has in them by itself is said again.
    tolerations: [...tolerations, { key: "CriticalAddonsOnly", operator: "Exists" }],
    nodeSelector,
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: alternatives.map(({ matchExpressions }) => ({
            matchExpressions: [...matchExpressions, elsewhere],
          })),
        },
      },
    },
    ...(registry.pullSecret ? { imagePullSecrets: [{ name: registry.pullSecret }] } : {}),
    controller: {
      // Tag and digest are the chart's own.
      image: { repository: registry.image(images.controller.repository) },
      resources: settings.resources,
      // The metadata service, which it would ask otherwise, is one hop too far for pods.
      env: info.place ? [{ name: "AWS_REGION", value: info.place.region }] : [],
    },
    settings: {
      clusterName: info.name,
      eksControlPlane: true,
      interruptionQueue: autoscaler.interruptionQueue,
      // Neither IAM nor the price list is asked: the instance profile is there, and a pool has one kind of capacity.
      isolatedVPC: true,
      vmMemoryOverheadPercent: settings.memoryOverheadPercent / 100,
    },
  };
}
