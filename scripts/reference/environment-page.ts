import * as z from "zod";
import { allowedByType } from "../../config/field-text";
import { componentsField, environmentShape } from "../../config/schema/environment";
import { unwrap } from "../../config/schema-at";
import { type Form, formLinks, forms } from "./forms";
import { optionTable, settingsMarkdown, table } from "./markdown";
import { optionsOf, words } from "./options";

const introduction = `# An environment's settings

<!-- Written by \`npm run docs\` from the schemas in config/schema; a test compares the two. Edit the schemas. -->

An environment is one file, \`config/environments/<name>.ts\`. This one is whole:

\`\`\`ts
import { defineEnvironment } from "../define-environment";

export default defineEnvironment({
  name: "quickstart",
  owner: "platform",
  scope: "cluster",
  target: { kind: "existing", kubeconfig: { context: "kind-gantry" }, kubernetesVersion: "1.35" },
  state: { kind: "local" },
  namespaces: { apps: {} },
  components: {},
});
\`\`\`

The editor checks the types while you write. \`npm start\` checks the rest, of all environments at once, before it writes anything:

\`\`\`
quickstart: target.storageclass: is not a known setting
  found:   "standard"
  allowed: apiServer, kind, kubeconfig, kubernetesVersion, loadBalancers, nodePools, secretStore, sharedFiles, storageClass
  do:      did you mean storageClass?
\`\`\`

In a path, \`<name>\` is a name of your choice and \`[]\` an entry of a list. A setting marked **required** below one that can be left out is required only where that one is written.`;

/** docs/reference/environment.md, whole. */
export function environmentPage(): string {
  const fields = { ...environmentShape, components: componentsField };
  const top = optionsOf(z.strictObject(fields)).options.filter(({ path }) => path in fields);
  const page = [
    introduction,
    "## The environment itself",
    optionTable(
      top.map((option) => (hasSection(option.path) ? { ...option, allowed: `[see below](#${option.path})` } : option)),
    ),
    ...Object.entries(environmentShape).flatMap(([key, schema]) => (hasSection(key) ? section(key, schema) : [])),
    "## `components`",
    `${words(componentsField).meaning} Every component has a folder \`constructs/components/<group>/<id>\`, whose README tells its settings.`,
    "## Forms that settings share",
    table(
      ["Form", "Meaning", "Allowed"],
      forms
        .filter(isSmall)
        .map(({ name, schema, meaning }) => [
          `<a id="${name.replaceAll(" ", "-")}"></a>${name}`,
          meaning,
          unwrap(schema).meta.allowed ?? allowedByType(schema),
        ]),
    ),
    ...forms
      .filter((form) => !isSmall(form))
      .flatMap((form) => [`### ${capital(form.name)}`, form.meaning, settingsMarkdown(optionsOf(form.schema), 4)]),
  ].join("\n\n");
  return `${page}\n\n${formLinks(page, "")}\n`;
}

function hasSection(key: string): boolean {
  if (key === "components") return true;
  const schema = environmentShape[key as keyof typeof environmentShape];
  const { options, variants } = optionsOf(schema);
  return options.length > 0 || variants.length > 0;
}

function section(key: string, schema: z.ZodType): string[] {
  const { meaning, fallback } = words(schema);
  const absence = schema.safeParse(undefined).success ? `If left out: ${fallback}.` : "**Required.**";
  const inside = optionsOf(schema);
  const always = inside.variants.length > 0 && inside.options.length > 0 ? ["Whatever the kind:"] : [];
  return [`## \`${key}\``, `${meaning} ${absence}`, ...always, settingsMarkdown(inside, 3)];
}

function isSmall({ schema }: Form): boolean {
  return !(schema instanceof z.ZodObject) && !(schema instanceof z.ZodDiscriminatedUnion);
}

function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
