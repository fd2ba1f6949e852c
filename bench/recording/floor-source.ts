import { classConfig } from "./class-config";
import { copiesFunction } from "./copies-function";
import { type RecordedCopy, resourceId } from "./recorded-copy";
import { SourceText } from "./source-text";

/** JavaScript of a module with `copies(count)`: what the floor makes its raw L1 classes with, written out. */
export function floorSource(copies: readonly RecordedCopy[]): string {
  const text = new SourceText(copies.map(({ name }) => name));
  const [first] = copies;
  const resources = first?.resources.map(({ type, after }, position) => {
    const config = text.of(copies.map(({ resources }) => classConfig(resources[position]?.attributes)));
    const id = `\`${resourceId("${copy}", type, position)}\``;
    return `{ id: ${id}, type: ${className(type)}, config: ${config}, after: [${after.join(", ")}] },`;
  });
  const passwords = first?.passwords.map((_, position) => {
    const config = text.of(copies.map(({ passwords }) => passwords[position]));
    return `{ id: \`${resourceId("${copy}", "random_password", position)}\`, config: ${config} },`;
  });
  const types = [...new Set(first?.resources.map(({ type }) => type))].sort();
  const imports = types.map((type) => `import { ${className(type)} } from "@cdktf/provider-${modulePath(type)}";`);
  return [
    ...imports,
    copiesFunction(text, ["resources: [", ...(resources ?? []), "],", "passwords: [", ...(passwords ?? []), "],"]),
    "export { copies };",
    "",
  ].join("\n");
}

/** `kubernetes_config_map_v1` is `ConfigMapV1`; only the kubernetes provider leaves its own name out. */
function className(type: string): string {
  const words = type.replace(/^(kubernetes|helm)_/, "").split("_");
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join("");
}

function modulePath(type: string): string {
  const [provider = "", ...words] = type.split("_");
  return `${provider}/lib/${words.join("-")}`;
}
