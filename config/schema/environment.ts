import * as z from "zod";
import { kubernetesName } from "../fields/kubernetes-name";
import { labelValue, ownLabelKey } from "../fields/label";
import { artifacts } from "./artifacts";
import { namespace } from "./namespace";
import { state } from "./state";
import { target } from "./target";

/** Everything of an environment but its components, whose settings the component catalogue brings. */
export const environmentShape = {
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]*[a-z0-9]$/)
    .describe(
      "Name of the environment; its stacks are `<name>-<layer>`. It never changes: states and addresses carry it.",
    )
    .meta({
      allowed: "two or more lower-case letters, digits and hyphens, first a letter, last a letter or digit",
      hint: "name it after the system and the stage, such as gpu-dev-prod",
    }),
  owner: z
    .string()
    .regex(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/)
    .describe("Team that answers for the environment; becomes a label and a tag.")
    .meta({
      allowed: "letters, digits, dots, hyphens and underscores, at most 63",
      hint: "name a team, not a person",
    }),
  scope: z
    .enum(["cluster", "namespace"])
    .describe("`cluster` may make cluster-wide objects; `namespace` stays inside one given namespace and makes none.")
    .meta({ hint: "use namespace where the cluster belongs to somebody else" }),
  target: target.describe("Where it runs."),
  state: state.describe("Where its Terraform states are kept."),
  artifacts: artifacts.prefault({}).describe("Where images and charts come from. Default: upstream."),
  labels: z
    .record(ownLabelKey, labelValue)
    .default({})
    .describe("Further labels and tags of everything the environment makes. Default: none."),
  deletionProtection: z
    .boolean()
    .default(true)
    .describe(
      "Terraform refuses to destroy what holds data. Default: true; set false for environments that come and go.",
    ),
  namespaces: z
    .record(kubernetesName, namespace)
    .describe("Namespaces by name. With scope `namespace` exactly one, which must be there already.")
    .refine((namespaces) => Object.keys(namespaces).length > 0, { error: "names no namespace" })
    .meta({
      allowed: 'namespaces by name, such as { "gpu-dev": {} }',
      hint: "name at least the namespace that the components live in",
    }),
} as const;

/** What the key `components` itself is; the settings in it are the components' own. */
export const componentsField = z
  .record(z.string(), z.unknown())
  .describe("Components by id with their settings: being named switches a component on.")
  .meta({ allowed: "components by id, such as { postgres: {} }", hint: "write {} where there is none yet" });

const shape = z.strictObject(environmentShape);

export type EnvironmentBase = z.output<typeof shape>;
export type EnvironmentBaseInput = z.input<typeof shape>;
