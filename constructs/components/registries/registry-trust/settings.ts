import * as z from "zod";
import { kubernetesName } from "../../../../config/fields/kubernetes-name";
import { namespaced } from "../../../../config/fields/namespaced";

/** Settings of the nodes' trust. */
export const settings = z.strictObject({
  ...namespaced,
  authority: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z
          .literal("issuer")
          .describe("The target's issuer, asked for its certificate with a small one of our own."),
      }),
      z.strictObject({
        kind: z.literal("existing").describe("A Secret of the namespace with ca.crt, one or more authorities in PEM."),
        secretName: kubernetesName.describe("The Secret's name; other keys of it are not mounted."),
      }),
    ])
    .meta({
      allowed: '{ kind: "issuer" } or { kind: "existing", secretName: "..." }',
      hint: "name a Secret where the registries bring certificates that somebody else signed",
    })
    .prefault({ kind: "issuer" })
    .describe("Authority that the nodes trust for the registries. Default: the target's issuer."),
});
