import * as z from "zod";
import { kubernetesName } from "./kubernetes-name";

/**
 * Where a secret's value comes from. The value itself never stands in a setting, a plan or a state.
 */
export const secretSource = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("generated").describe("Made at deploy time and written once; no state or plan holds it."),
      revision: z
        .int()
        .min(1)
        .default(1)
        .describe("Raise it by one to have a new value generated at the next deploy. Default: 1.")
        .meta({ allowed: "a whole number from 1", hint: "raise it by one to rotate; never lower it" }),
    }),
    z.strictObject({
      kind: z.literal("existing").describe("A Secret that is in the namespace already."),
      name: kubernetesName.describe("The Secret's name; it must have the keys that the component documents."),
    }),
    z.strictObject({
      kind: z.literal("external").describe("Read from the target's secret store by External Secrets."),
      path: z
        .string()
        .min(1)
        .describe("Path of the entry in the store; its properties carry the documented keys.")
        .meta({ hint: "name the entry as the store does" }),
    }),
  ])
  .describe("Where the secret's value comes from.")
  .meta({
    allowed: '{ kind: "generated" }, { kind: "existing", name: "..." } or { kind: "external", path: "..." }',
    hint: "a secret's value is never written into a setting: let it be generated, or name where it is kept",
    form: "secret source",
  });

export type SecretSource = z.output<typeof secretSource>;
