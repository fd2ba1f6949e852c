import path from "node:path";
import type { Construct } from "constructs";
import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import { podSecurityProblem } from "../../../../config/pod-security-problem";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { ComponentContext, Site } from "../../../contracts/component";
import { defineComponent } from "../../../core/define-component";
import { sourceFile } from "../../../core/source-file";
import { Config } from "../../../kubernetes/config";
import { CreatedPodsNetworkPolicy } from "../../../kubernetes/created-pods-network-policy";
import { podEndpoint } from "../../../kubernetes/pod-endpoint";
import { selectorLabels } from "../../../kubernetes/selector-labels";
import { Service } from "../../../kubernetes/service";
import { StatefulSet } from "../../../kubernetes/stateful-set";
import { registryEndpoint } from "../registry-endpoint";
import type { BuildkitDaemonEndpoint } from "./buildkit-daemon-endpoint";
import { buildkitdConfig } from "./buildkitd-config";
import { DaemonCertificates } from "./daemon-certificates";
import { daemonPod } from "./daemon-pod";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

const name = "buildkitd";
const port = 1234;
const serverSecret = "buildkitd-tls";
const clientSecret = "buildkit-client-tls";

/** One BuildKit daemon that keeps its cache, builds without privileges, and lets in whoever has a certificate. */
export const buildkitDaemon = defineComponent<typeof schema, BuildkitDaemonEndpoint>({
  id: "buildkitDaemon",
  summary: "A rootless BuildKit daemon with a cache that lasts: builds images without privileged pods.",
  layer: "apps",
  settings: schema,
  needs: ({ tls }) => [
    { capability: "blockStorage" },
    ...(tls.kind === "issuer" ? [{ capability: "certificateIssuer", setting: "tls" } as const] : []),
  ],
  check,
  provides: ({ tls }: Settings, site: Site) => ({
    host: `${name}.${site.namespace}.svc`,
    port,
    network: podEndpoint(site, name, [port]),
    ...(tls.kind === "issuer" ? { clientCertificate: clientSecret } : {}),
    clientNamespaces: tls.kind === "issuer" ? (tls.clientNamespaces ?? [site.namespace]) : [],
  }),
  build,
});

function check({ tls, registries }: Settings, environment: ResolvedEnvironment): SettingProblem[] {
  const id = buildkitDaemon.id;
  const namespace = environment.components.find(({ description }) => description.id === id)?.namespace ?? "";
  const named = [
    ...(tls.kind === "issuer"
      ? (tls.clientNamespaces ?? []).map((it, position) => [`tls.clientNamespaces[${position}]`, it] as const)
      : []),
    ...registries.flatMap(({ network }, position) =>
      network?.kind === "pods" ? [[`registries[${position}].network.namespace`, network.namespace] as const] : [],
    ),
  ];
  const hosts = registries.map(({ host }) => host);
  return [
    ...podSecurityProblem(environment, id, {
      namespace,
      level: "privileged",
      because: "run without a seccomp profile: rootless BuildKit makes a user namespace for its builds",
    }),
    ...named
      .filter(([, it]) => !environment.namespaces[it])
      .map(([setting, it]) => ({
        setting,
        message: `is ${it}, no namespace of this environment`,
        allowed: Object.keys(environment.namespaces).join(", "),
        hint: "add it to namespaces, or name another one",
      })),
    ...hosts.flatMap((host, position) => {
      const first = hosts.indexOf(host);
      if (first === position) return [];
      return [
        {
          setting: `registries[${position}].host`,
          message: `is ${host}, the host of registries[${first}] already`,
          allowed: "one entry for each registry",
          hint: "join the two entries",
        },
      ];
    }),
  ];
}

function build(scope: Construct, settings: Settings, context: ComponentContext): void {
  const { namespace } = context;
  const { tls } = settings;
  const file = (script: string) => sourceFile(path.join(__dirname, script));
  const config = new Config(scope, "config", {
    name: `${name}-config`,
    namespace,
    data: {
      "buildkitd.toml": buildkitdConfig(settings),
      "start.sh": file("start.sh"),
      "alive.sh": file("alive.sh"),
    },
  });
  const set = new StatefulSet(scope, "workload", {
    context,
    name,
    serviceName: name,
    replicas: 1,
    rolloutMinutes: settings.rolloutMinutes,
    volumeClaims: { cache: { size: settings.cacheSize } },
    pod: daemonPod({
      settings,
      context,
      config,
      port,
      listener: podEndpoint(context, name, [port]),
      certificate: { name: tls.kind === "issuer" ? serverSecret : tls.secretName, revision: "" },
    }),
  });
  if (tls.kind === "issuer") {
    const short = `${name}.${namespace}`;
    const certificates = new DaemonCertificates(scope, "certificates", {
      context,
      serverSecret,
      hosts: [`${short}.svc`, `${short}.svc.cluster.local`, short, name],
      clientSecret,
      clientNamespaces: tls.clientNamespaces ?? [namespace],
    });
    set.node.addDependency(certificates);
  }
  const registries = settings.registries.flatMap(({ network }) => (network ? [registryEndpoint(network)] : []));
  // The policy that lets the daemon out to pods also lets it in there.
  if (registries.length > 0) {
    new CreatedPodsNetworkPolicy(scope, "registries", {
      context,
      name: `${name}-registries`,
      podLabels: selectorLabels(context, name),
      connectsTo: registries,
    });
  }
  new Service(scope, "service", {
    context,
    name,
    selector: selectorLabels(context, name),
    ports: [{ name: "buildkit", port }],
  });
}
