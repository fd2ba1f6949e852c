import { TerraformElement, TerraformProvider, type TerraformStack } from "cdktf";
import { attribute } from "./attribute";
import type { RenderedBlock } from "./rendered-block";

/**
 * Path of the construct that a block was rendered from. cdktf writes it into resources and data sources; other elements
 * are looked for, which only findings pay for. What an override of the stack made belongs to the stack.
 */
export function constructPath(block: RenderedBlock, stack: TerraformStack): string {
  const written = attribute(block.body, "//", "metadata", "path");
  if (typeof written === "string") return written;
  const element = stack.node.findAll().find((construct) => {
    if (block.section === "provider") {
      return (
        TerraformProvider.isTerraformProvider(construct) &&
        construct.terraformResourceType === block.type &&
        (construct.alias ?? "") === block.name
      );
    }
    return (
      block.name !== "" && TerraformElement.isTerraformElement(construct) && construct.friendlyUniqueId === block.name
    );
  });
  return (element ?? stack).node.path;
}
