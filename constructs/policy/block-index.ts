import { attribute } from "./attribute";
import { groupBy } from "./group-by";
import { isExpression } from "./is-expression";
import type { RenderedBlock, Section } from "./rendered-block";

/** Blocks by what rules look them up by; each index is made once, when first asked for. */
export class BlockIndex {
  private readonly made = new Map<string, unknown>();

  constructor(readonly blocks: readonly RenderedBlock[]) {}

  find(section: Section, type: string, name: string): RenderedBlock | undefined {
    const byAddress = this.once("address", () => new Map(this.blocks.map((block) => [key(block), block])));
    return byAddress.get(key({ section, type, name }));
  }

  /** Kubernetes objects of a kind, such as `network_policy`, in a namespace. */
  objects(kind: string, namespace: string): readonly RenderedBlock[] {
    return this.byNamespace(kind).get(namespace) ?? [];
  }

  /** Whether there is an object of the kind whose namespace only Terraform knows. */
  hasUnplaced(kind: string): boolean {
    return [...this.byNamespace(kind).keys()].some(isExpression);
  }

  /** The value for `name`, computed when first asked for. */
  once<Value>(name: string, compute: () => Value): Value {
    if (!this.made.has(name)) this.made.set(name, compute());
    return this.made.get(name) as Value;
  }

  private byNamespace(kind: string): ReadonlyMap<string, RenderedBlock[]> {
    return this.once(`objects ${kind}`, () => {
      const types = [`kubernetes_${kind}_v1`, `kubernetes_${kind}`];
      const objects = this.blocks.filter(({ section, type }) => section === "resource" && types.includes(type));
      return groupBy(objects, ({ body }) => String(attribute(body, "metadata", "namespace") ?? "default"));
    });
  }
}

function key({ section, type, name }: Pick<RenderedBlock, "section" | "type" | "name">): string {
  return `${section} ${type} ${name}`;
}
