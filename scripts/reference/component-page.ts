import type { ComponentDescription } from "../../config/component-description";
import { formLinks } from "./forms";
import { settingsMarkdown } from "./markdown";
import { optionsOf } from "./options";

const begin = "<!-- settings: written by `npm run docs` from settings.ts; a test compares the two -->";
const end = "<!-- end of settings -->";

/** Every component's folder lies equally deep, so its page finds the shared forms by one path. */
const formsPage = "../../../../docs/reference/environment.md";

/** A component's README with its settings between the markers; they are added at the end where there are none yet. */
export function componentPage(component: ComponentDescription, readme: string): string {
  const settings = settingsMarkdown(optionsOf(component.settings), 3);
  const written = [begin, settings, formLinks(settings, formsPage), end].filter(Boolean).join("\n\n");
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from === -1 && to === -1) return `${readme.trimEnd()}\n\n## Settings\n\n${written}\n`;
  if (from === -1 || to < from)
    throw new Error(`the README of ${component.id} has one of the markers of settings without the other`);
  return `${readme.slice(0, from)}${written}${readme.slice(to + end.length)}`;
}
