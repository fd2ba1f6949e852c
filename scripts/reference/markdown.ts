import type { Option, Options } from "./options";

/** Settings as tables: the ones there always are, then those of each kind of each union, headed at `level`. */
export function settingsMarkdown({ options, variants }: Options, level: number): string {
  const parts = options.length > 0 ? [optionTable(options)] : [];
  for (const { path, discriminator, kinds } of variants) {
    const setting = [path, discriminator].filter(Boolean).join(".");
    for (const { kind, meaning, ...own } of kinds) {
      parts.push(`${"#".repeat(level)} \`${setting}: "${kind}"\``, meaning);
      if (own.options.length > 0) parts.push(settingsMarkdown(own, level + 1));
    }
  }
  return parts.join("\n\n");
}

/** A Markdown table of settings. */
export function optionTable(options: readonly Option[]): string {
  return table(
    ["Setting", "Meaning", "Allowed", "If left out"],
    options.map(({ path, meaning, allowed, fallback }) => [
      `\`${path}\``,
      meaning,
      allowed,
      fallback ?? "**required**",
    ]),
  );
}

/** A Markdown table. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text) => text.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}
