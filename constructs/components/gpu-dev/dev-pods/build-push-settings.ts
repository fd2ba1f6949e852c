import * as z from "zod";
import { kubernetesName } from "../../../../config/fields/kubernetes-name";
import { registryHost } from "../../builds/registry-host";
import { registryNetwork } from "../../builds/registry-network";

/** A registry that builds push to with a password, instead of an identity of the cloud. */
export const buildPushSettings = z.strictObject({
  registry: registryHost.describe("Name of the registry, as image references have it."),
  credentials: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("existing").describe("A Secret that is in the namespace already."),
        name: kubernetesName.describe("The Secret's name."),
      }),
      z.strictObject({
        kind: z.literal("external").describe("Read from the target's secret store by External Secrets."),
        path: z
          .string()
          .min(1)
          .describe("Path of the entry in the store.")
          .meta({ hint: "name the entry as the store does" }),
      }),
    ])
    .describe("Secret with the key `.dockerconfigjson`: who pushes, as `docker login` writes it.")
    .meta({
      allowed: '{ kind: "existing", name: "..." } or { kind: "external", path: "..." }',
      hint: "the page of devPods has the command that makes the Secret of the native registry's own credentials",
    }),
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
      z.strictObject({ kind: z.literal("public").describe("One that everybody trusts.") }),
    ])
    .meta({
      allowed: '{ kind: "issuer" }, { kind: "existing", secretName: "..." } or { kind: "public" }',
      hint: "name a Secret where somebody else than the target's issuer signed the registry's certificate",
    })
    .prefault({ kind: "issuer" })
    .describe("Who signed the registry's certificate. Default: the target's issuer."),
  network: registryNetwork
    .optional()
    .describe("Where it is, if not on the internet on port 443. Default: on the internet.")
    .meta({ hint: 'choose { kind: "pods", ... } or { kind: "addresses", ... }, or leave it out' }),
});

export type BuildPushSettings = z.output<typeof buildPushSettings>;
