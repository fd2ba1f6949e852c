import { attribute } from "./attribute";
import type { Attributes } from "./attributes";
import { isExpression } from "./is-expression";
import { nestedBlocks } from "./nested-blocks";
import { podTemplatePlace } from "./pod-template-place";
import type { RenderedBlock } from "./rendered-block";

/** A container or init container with the name that messages call it by. */
export interface PolicyContainer {
  readonly name: string;
  readonly body: Attributes;
}

/** The pods that a resource makes, whatever its kind. */
export interface PolicyPodTemplate {
  readonly metadata: unknown;
  readonly spec: unknown;
  readonly containers: readonly PolicyContainer[];
  /** Expressions that stand where containers would, with their place: rules cannot see into them. */
  readonly hidden: readonly { readonly attribute: string; readonly expression: string }[];
}

const made = new WeakMap<RenderedBlock, PolicyPodTemplate>();

/** Reads the pod template of a workload; read once, since several rules ask for it. */
export function podTemplate(block: RenderedBlock): PolicyPodTemplate {
  const known = made.get(block) ?? read(block);
  made.set(block, known);
  return known;
}

function read(block: RenderedBlock): PolicyPodTemplate {
  const place = podTemplatePlace(block.type) ?? [];
  const spec = attribute(block.body, ...place, "spec");
  const kinds = ["init_container", "container"].map((kind) => ({ kind, nested: nestedBlocks(spec, kind) }));
  const hidden = isExpression(spec)
    ? [{ attribute: [...place, "spec"].join("."), expression: spec }]
    : kinds.flatMap(({ kind, nested: { expression } }) => (expression ? [{ attribute: kind, expression }] : []));
  return {
    metadata: place.length === 0 ? attribute(block.body, "metadata") : attribute(block.body, ...place, "metadata"),
    spec,
    containers: kinds.flatMap(({ kind, nested }) =>
      nested.blocks.map((body, position) => ({
        name: typeof body.name === "string" && !isExpression(body.name) ? body.name : `${kind}[${position}]`,
        body,
      })),
    ),
    hidden,
  };
}
