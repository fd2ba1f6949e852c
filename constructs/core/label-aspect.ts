import { type IAspect, TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";

interface LabelledMetadata {
  labels: Record<string, string>;
  readonly labelsInput?: Record<string, string>;
}

/** Puts the environment's labels on the metadata of every Kubernetes object; an object's own label of that key wins. */
export class LabelAspect implements IAspect {
  constructor(private readonly labels: Readonly<Record<string, string>>) {}

  visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node) || !node.terraformResourceType.startsWith("kubernetes_")) return;
    const { metadata } = node as unknown as { metadata?: LabelledMetadata };
    if (metadata && "labels" in metadata) metadata.labels = { ...this.labels, ...metadata.labelsInput };
  }
}
