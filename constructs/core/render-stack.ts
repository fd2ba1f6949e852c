import { TerraformElement, TerraformOutput, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { resolveValues } from "./resolve-values";

type Block = Record<string, unknown>;

/** What a stack keeps to itself. */
interface StackState {
  readonly rawOverrides: object;
  readonly cdktfVersion: string;
}

/** What `TerraformStack.toTerraform` gives, with every value resolved once, where cdktf resolves it three times. */
export function renderStack(stack: TerraformStack): object {
  const { rawOverrides, cdktfVersion } = stack as unknown as StackState;
  const elements = elementsIn(stack);
  const metadata: Block = { version: cdktfVersion, stackName: stack.node.id, backend: "local" };
  if (Object.keys(rawOverrides).length > 0) metadata.overrides = { stack: Object.keys(rawOverrides) };
  for (const element of elements) merge(metadata, resolveValues(stack, element.toMetadata()) as Block);
  const rendered: Block = { "//": { metadata, outputs: outputsOf(elements) } };
  for (const element of elements) merge(rendered, resolveValues(stack, element.toTerraform()) as Block);
  merge(rendered, resolveValues(stack, rawOverrides) as Block);
  return rendered;
}

function elementsIn(construct: IConstruct, found: TerraformElement[] = []): TerraformElement[] {
  if (TerraformElement.isTerraformElement(construct)) found.push(construct);
  for (const child of construct.node.children) {
    if (!TerraformStack.isStack(child)) elementsIn(child, found);
  }
  return found;
}

/** Where the cdktf CLI finds the outputs: their names in Terraform at the paths of their constructs. */
function outputsOf(elements: readonly TerraformElement[]): Block {
  const outputs: Block = {};
  for (const output of elements.filter(TerraformOutput.isTerraformOutput)) {
    const nested = output.node.path
      .split("/")
      .reduceRight<unknown>((inner, part) => ({ [part]: inner }), output.friendlyUniqueId);
    merge(outputs, nested as Block);
  }
  return outputs;
}

/** Lists are joined, what both have is merged. `source` belongs to nobody else, so its parts are taken as they are. */
function merge(target: Block, source: Block): void {
  for (const [key, value] of Object.entries(source)) {
    const present = target[key];
    if (Array.isArray(value) && Array.isArray(present)) target[key] = [...present, ...value];
    else if (isBlock(value) && isBlock(present)) merge(present, value);
    else target[key] = value;
  }
}

function isBlock(value: unknown): value is Block {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
