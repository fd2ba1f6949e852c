import fs from "node:fs";
import path from "node:path";
import type { ComponentDescription } from "../../config/component-description";
import { componentPage } from "./component-page";
import { eksPage } from "./eks-page";
import { EksStacks } from "./eks-stacks";
import { environmentPage } from "./environment-page";
import { iamPage, type RenderedStack } from "./iam-page";

/** A page of the reference as it should be. */
export interface ReferencePage {
  /** From the root of the project. */
  readonly path: string;
  readonly content: string;
}

/** Every page that the schemas or the synthesized stacks write, or a part of which they do. */
export function referencePages(
  root: string,
  catalogue: readonly ComponentDescription[],
  stacks: readonly RenderedStack[],
): readonly ReferencePage[] {
  return [
    { path: "docs/reference/environment.md", content: environmentPage() },
    { path: "docs/reference/iam.md", content: iamPage(stacks) },
    ...EksStacks.all(stacks).map((its) => ({ path: `docs/environments/${its.environment}.md`, content: eksPage(its) })),
    ...catalogue.map((component) => {
      const file = path.join(folderOf(root, component.id), "README.md");
      const readme = path.join(root, file);
      const now = fs.existsSync(readme)
        ? fs.readFileSync(readme, "utf8")
        : `# ${component.id}\n\n${component.summary}\n`;
      return { path: file, content: componentPage(component, now) };
    }),
  ];
}

/** A component's folder bears its id in kebab-case. */
function folderOf(root: string, id: string): string {
  const name = id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const groups = path.join("constructs", "components");
  const found = fs
    .readdirSync(path.join(root, groups), { withFileTypes: true })
    .filter((group) => group.isDirectory() && fs.existsSync(path.join(root, groups, group.name, name)));
  const [group, ...others] = found;
  if (!group || others.length > 0) {
    throw new Error(`component ${id} needs one folder constructs/components/<group>/${name}; found ${found.length}`);
  }
  return path.join(groups, group.name, name);
}
