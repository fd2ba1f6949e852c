import type { TerraformStack } from "cdktf";
import { invokeAspects } from "cdktf/lib/synthesize/synthesizer";

type Fields = Readonly<Record<string, unknown>>;

/** One block of synthesized Terraform: a resource, an ephemeral resource or a data source. */
export class Block {
  constructor(
    readonly type: string,
    readonly id: string,
    readonly body: Fields,
  ) {}

  get address(): string {
    return `${this.type}.${this.id}`;
  }

  /** Name of the Kubernetes object or of the Helm release. */
  get name(): unknown {
    return this.at("metadata", "name") ?? this.at("name");
  }

  /** The value at a path of keys and positions; undefined where the path ends early. */
  at(...path: readonly (string | number)[]): unknown {
    return path.reduce<unknown>((value, key) => (value as Fields | undefined)?.[key], this.body);
  }

  /** Addresses that the block waits for. */
  get dependsOn(): readonly string[] {
    return (this.at("depends_on") as readonly string[] | undefined) ?? [];
  }
}

/** The Terraform of one stack, prepared, visited by its aspects and rendered once; asked for facts. */
export class Template {
  private constructor(readonly json: Fields) {}

  /** Renders a stack the way `app.synth()` does, without writing it. */
  static of(stack: TerraformStack): Template {
    stack.prepareStack();
    invokeAspects(stack);
    return new Template(JSON.parse(JSON.stringify(stack.toTerraform())) as Fields);
  }

  static parse(json: string): Template {
    return new Template(JSON.parse(json) as Fields);
  }

  /** All resources, or those of one type, in the order of their addresses. */
  resources(type?: string): readonly Block[] {
    return this.blocks("resource").filter((block) => type === undefined || block.type === type);
  }

  /** The only resource of a type, or the only one of that type with that name. */
  resource(type: string, name?: string): Block {
    const found = this.resources(type).filter((block) => name === undefined || block.name === name);
    const [only] = found;
    if (!only || found.length > 1) {
      const there = this.resources().map((block) => `${block.type} ${String(block.name)}`);
      throw new Error(`${found.length} of ${type} ${name ?? ""}; there are: ${there.join(", ") || "none"}`);
    }
    return only;
  }

  ephemerals(): readonly Block[] {
    return this.blocks("ephemeral");
  }

  data(): readonly Block[] {
    return this.blocks("data");
  }

  /** The value at a path of the whole document. */
  at(...path: readonly (string | number)[]): unknown {
    return path.reduce<unknown>((value, key) => (value as Fields | undefined)?.[key], this.json);
  }

  private blocks(kind: string): readonly Block[] {
    const types = (this.json[kind] ?? {}) as Readonly<Record<string, Readonly<Record<string, Fields>>>>;
    return Object.entries(types)
      .flatMap(([type, blocks]) => Object.entries(blocks).map(([id, body]) => new Block(type, id, body)))
      .sort((one, other) => (one.address < other.address ? -1 : 1));
  }
}
