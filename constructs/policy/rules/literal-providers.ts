import type { BlockIndex } from "../block-index";
import type { Finding } from "../finding";
import { isExpression } from "../is-expression";
import { outcome } from "../outcome";
import type { PolicyRule } from "../policy-rule";

/** Roots of a reference that are known before anything is made. */
const harmless = new Set(["var", "path", "terraform", "each", "count", "self", "ephemeral"]);

export const literalProviders: PolicyRule = {
  id: "literal-providers",
  summary:
    "No provider is configured from a resource of its own state, where it could neither plan nor destroy without it.",
  remedy: "compute the name as a literal, or look the thing up with a data source by that name, in the layer above",
  appliesTo: ({ section }) => section === "provider",
  check: ({ body }, { stack }) => findings(body, stack, new Set(), ""),
};

/** What the values refer to, through data sources and locals down to resources. */
function findings(value: unknown, stack: BlockIndex, seen: Set<string>, via: string): readonly Finding[] {
  if (Array.isArray(value)) return value.flatMap((item) => findings(item, stack, seen, via));
  if (typeof value === "object" && value !== null)
    return Object.values(value).flatMap((item) => findings(item, stack, seen, via));
  if (!isExpression(value)) return [];
  return references(value).flatMap((reference) => {
    if (seen.has(reference)) return [];
    seen.add(reference);
    const [root = "", first = "", second = ""] = reference.split(".");
    if (harmless.has(root)) return [];
    if (root === "data")
      return findings(dataInputs(stack, first, second), stack, seen, `${via}${reference}, which reads `);
    if (root === "local") {
      return findings(stack.find("locals", "", "")?.body[first], stack, seen, `${via}${reference}, which is `);
    }
    if (root === "module")
      return [
        {
          outcome: "unknown" as const,
          message: `reads ${via}${reference}, and no rule can see into a module`,
          subject: reference,
        },
      ];
    return stack.find("resource", root, first)
      ? [outcome.fail(`reads ${via}${reference}, a resource of the same state`, reference)]
      : [];
  });
}

/** What a data source is read with. A dependency delays it just as a reference does, but is written without `${}`. */
function dataInputs(stack: BlockIndex, type: string, name: string): unknown {
  const body = stack.find("data", type, name)?.body;
  const dependencies = body?.depends_on;
  return [body, Array.isArray(dependencies) ? dependencies.map((dependency) => `\${${dependency}}`) : []];
}

/** `root.name` or `data.type.name` of all references in the text's expressions, strings in them left out. */
function references(text: string): string[] {
  const code = [...text.replace(/\$\$\{/g, "").matchAll(/\$\{([^}]*)\}/g)]
    .map(([, inner = ""]) => inner.replace(/"[^"]*"/g, '""'))
    .join(" ");
  return [...code.matchAll(/(?<![\w.\]-])(?:data\.)?[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*/g)].map(
    ([reference]) => reference,
  );
}
