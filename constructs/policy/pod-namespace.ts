import { attribute } from "./attribute";
import type { RenderedBlock } from "./rendered-block";

/** Namespace that a workload's pods run in; Terraform's provider takes `default` where none is named. */
export function podNamespace(block: RenderedBlock): unknown {
  return attribute(block.body, "metadata", "namespace") ?? "default";
}
