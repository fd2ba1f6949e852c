import { podTemplatePlace } from "./pod-template-place";
import type { RenderedBlock } from "./rendered-block";

/** Whether blocks of the kind are workloads. */
export function makesPods({ section, type }: Pick<RenderedBlock, "section" | "type">): boolean {
  return section === "resource" && podTemplatePlace(type) !== undefined;
}
