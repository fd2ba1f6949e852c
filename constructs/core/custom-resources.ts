import path from "node:path";
import { Release } from "@cdktf/provider-helm/lib/release";
import { AssetType, TerraformAsset, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { limitedName } from "./limited-name";
import { literal } from "./literal";

/** A Kubernetes object as it is written, whatever its API group. */
export interface RawObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

export interface CustomResourcesProps {
  /** Name of the Helm release. */
  readonly name: string;
  readonly namespace: string;
  readonly objects: readonly RawObject[];
  /** Seconds until Helm gives up. Default: 300. */
  readonly timeoutSeconds?: number;
}

/**
 * Custom resources as a release of a local chart. Unlike `kubernetes_manifest` it plans without the API server
 * and without the CRD; the CRD itself belongs into a lower layer.
 */
export class CustomResources extends Construct {
  constructor(scope: Construct, id: string, props: CustomResourcesProps) {
    super(scope, id);
    new Release(this, "release", {
      name: limitedName(this, "Helm release", props.name),
      namespace: props.namespace,
      chart: `\${path.module}/${rawChart(this).path}`,
      values: [literal(JSON.stringify({ objects: props.objects }))],
      timeout: props.timeoutSeconds ?? 300,
      wait: true,
      maxHistory: 5,
    });
  }
}

/** One copy of the chart for a whole stack. */
function rawChart(scope: Construct): TerraformAsset {
  const stack = TerraformStack.of(scope);
  const existing = stack.node.tryFindChild("raw-chart");
  if (existing instanceof TerraformAsset) return existing;
  return new TerraformAsset(stack, "raw-chart", { path: path.join(__dirname, "raw-chart"), type: AssetType.DIRECTORY });
}
