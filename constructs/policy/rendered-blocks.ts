import type { Attributes } from "./attributes";
import type { RenderedBlock } from "./rendered-block";

/** All blocks of a rendered stack, in its order. Nothing is copied. */
export function renderedBlocks(rendered: object): RenderedBlock[] {
  const root = rendered as Attributes;
  const blocks: RenderedBlock[] = [];
  for (const section of ["resource", "data", "ephemeral"] as const) {
    const prefix = section === "resource" ? "" : `${section}.`;
    for (const [type, byName] of entries(root[section])) {
      for (const [name, body] of entries(byName)) {
        blocks.push({ section, type, name, address: `${prefix}${type}.${name}`, body: attributes(body) });
      }
    }
  }
  for (const [type, configurations] of entries(root.provider)) {
    for (const configuration of Array.isArray(configurations) ? configurations : [configurations]) {
      const body = attributes(configuration);
      const alias = typeof body.alias === "string" ? body.alias : "";
      blocks.push({ section: "provider", type, name: alias, address: `provider.${type}${alias && `.${alias}`}`, body });
    }
  }
  for (const [section, prefix] of [
    ["module", "module"],
    ["variable", "var"],
    ["output", "output"],
  ] as const) {
    for (const [name, body] of entries(root[section])) {
      blocks.push({ section, type: "", name, address: `${prefix}.${name}`, body: attributes(body) });
    }
  }
  for (const section of ["locals", "terraform"] as const) {
    if (root[section]) blocks.push({ section, type: "", name: "", address: section, body: attributes(root[section]) });
  }
  return blocks;
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function attributes(value: unknown): Attributes {
  return typeof value === "object" && value !== null ? (value as Attributes) : {};
}
