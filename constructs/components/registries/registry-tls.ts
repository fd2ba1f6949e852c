import * as z from "zod";
import { kubernetesName } from "../../../config/fields/kubernetes-name";

/** Where a registry's certificate comes from. There is no way without one. */
export const registryTls = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("issuer").describe("The target's issuer signs one for all its names and renews it."),
    }),
    z.strictObject({
      kind: z
        .literal("existing")
        .describe("A Secret of the namespace with tls.crt and tls.key, which somebody renews."),
      secretName: kubernetesName.describe("The Secret's name; the page says which names its certificate needs."),
    }),
  ])
  .meta({
    allowed: '{ kind: "issuer" } or { kind: "existing", secretName: "..." }',
    hint: "a registry in plain HTTP is not offered: containerd would have to be told to trust anybody",
  });

export type RegistryTls = z.output<typeof registryTls>;
