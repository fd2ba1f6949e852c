import type { Placement, Toleration } from "../contracts/node-pools";

/** Pod fields of a chart's values, in Kubernetes' own words. */
export interface ChartPlacement {
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly (Toleration & { readonly operator: "Equal" | "Exists" })[];
  readonly affinity?: {
    readonly nodeAffinity: {
      readonly requiredDuringSchedulingIgnoredDuringExecution: {
        readonly nodeSelectorTerms: readonly {
          readonly matchExpressions: readonly {
            readonly key: string;
            readonly operator: "In";
            readonly values: readonly string[];
          }[];
        }[];
      };
    };
  };
}

/** A placement as the values of a chart take it: most charts hand these three fields on to their pods. */
export function chartPlacement({ nodeSelector, anyOf, tolerations }: Placement): ChartPlacement {
  return {
    nodeSelector: { ...nodeSelector },
    tolerations: tolerations.map((toleration) => ({
      ...toleration,
      operator: toleration.value === undefined ? "Exists" : "Equal",
    })),
    ...(anyOf
      ? {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: anyOf.map((labels) => ({
                  matchExpressions: Object.entries(labels).map(([key, value]) => ({
                    key,
                    operator: "In",
                    values: [value],
                  })),
                })),
              },
            },
          },
        }
      : {}),
  };
}
