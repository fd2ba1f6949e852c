import type { SourceText } from "./source-text";

/** Source of `copies(count)`, which makes an object with these members for each copy. */
export function copiesFunction(text: SourceText, members: readonly string[]): string {
  return [
    `const names = ${JSON.stringify(text.names)};`,
    `const strings = ${JSON.stringify(text.ownStrings())};`,
    "function copies(count) {",
    "  return names.slice(0, count).map((copy, number) => {",
    "    const own = strings[number];",
    `    return { ${members.join("\n")} };`,
    "  });",
    "}",
  ].join("\n");
}
