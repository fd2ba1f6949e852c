import * as z from "zod";
import { kubernetesName } from "../../../../config/fields/kubernetes-name";
import { namespaced } from "../../../../config/fields/namespaced";
import { bytes } from "../../../../config/fields/quantity";
import { resources } from "../../../../config/fields/resources";
import { registryHost } from "../registry-host";
import { registryNetwork } from "../registry-network";

const registry = z.strictObject({
  host: registryHost.describe("Name of the registry, as image references have it."),
  certificate: z
    .enum(["issuer", "public"])
    .describe(
      "Who signed its certificate: the CA of this daemon's own certificate (`issuer`), or one that everybody trusts (`public`).",
    )
    .meta({ hint: "a registry in plain HTTP is not offered: give it a certificate of the target's issuer" }),
  mirrorOf: z
    .array(registryHost)
    .default([])
    .describe("Registries whose images it holds, such as docker.io; they are asked when it fails. Default: none."),
  network: registryNetwork
    .optional()
    .describe("Where it is, if not on the internet on port 443. Default: on the internet.")
    .meta({ hint: 'choose { kind: "pods", ... } or { kind: "addresses", ... }, or leave it out' }),
});

/** Settings of the BuildKit daemon. */
export const settings = z.strictObject({
  ...namespaced,
  tls: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z
          .literal("issuer")
          .describe("The target's issuer, a CA, signs the daemon's and its clients' and renews them."),
        clientNamespaces: z
          .array(kubernetesName)
          .min(1)
          .optional()
          .describe(
            "Namespaces that get a client's certificate, as Secret buildkit-client-tls. Default: the daemon's own.",
          )
          .meta({ hint: "name the namespaces of those who build" }),
      }),
      z.strictObject({
        kind: z
          .literal("existing")
          .describe("A Secret of the namespace with tls.crt, tls.key and ca.crt, which somebody renews."),
        secretName: kubernetesName.describe("The Secret's name; ca.crt is the CA that signs clients' certificates."),
      }),
    ])
    .prefault({ kind: "issuer" })
    .describe(
      "Certificates, of the daemon and of its clients: whoever has none cannot build. Default: the target's issuer.",
    )
    .meta({
      allowed: '{ kind: "issuer" } or { kind: "existing", secretName: "..." }',
      hint: "a daemon without certificates is not offered: it would build for whoever reaches it",
    }),
  registries: z
    .array(registry)
    .default([])
    .describe(
      "Registries that need more than the internet: a private address, the issuer's CA, or the place of a mirror. Default: none.",
    ),
  cacheSize: bytes.default("100Gi").describe("Volume of the build cache. Fixed once it is made. Default: 100Gi."),
  parallelSteps: z
    .int()
    .min(1)
    .max(64)
    .default(4)
    .describe("Steps of builds that run at once; the others wait. Default: 4.")
    .meta({ hint: "each step may use all CPUs and memory that the daemon has" }),
  resources: resources
    .prefault({ requests: { cpu: "2", memory: "4Gi" }, limits: { cpu: "8", memory: "16Gi" } })
    .describe("Of the daemon with its builds. Default: requests 2 CPUs and 4Gi, limits 8 CPUs and 16Gi."),
  rolloutMinutes: z
    .int()
    .min(1)
    .max(60)
    .default(15)
    .describe("Minutes until a deploy gives up waiting for the daemon. Default: 15.")
    .meta({ hint: "raise it where nodes have to be made first" }),
});
