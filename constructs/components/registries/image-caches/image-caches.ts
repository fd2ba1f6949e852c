import path from "node:path";
import type { Construct } from "constructs";
import type * as z from "zod";
import type { CapabilityNeed } from "../../../../config/component-description";
import type { ComponentContext } from "../../../contracts/component";
import type { NetworkEndpoint } from "../../../contracts/network-endpoint";
import { defineComponent } from "../../../core/define-component";
import { sourceFile } from "../../../core/source-file";
import { publicInternet } from "../../../kubernetes/public-internet";
import { Secret } from "../../../kubernetes/secret";
import { nodeHosts } from "../node-hosts";
import { nodeUrl } from "../node-url";
import { registryLayout as layout } from "../registry-layout";
import { registryPorts } from "../registry-ports";
import { RegistryServer } from "../registry-server";
import { ScheduledRestart } from "../scheduled-restart";
import { addressProblems } from "./address-problems";
import { type CachePlan, cachePlans } from "./cache-plan";
import type { ImageCachesContract } from "./image-caches-contract";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

/** Upstreams and the stores that they redirect to have no fixed addresses. */
const internet: readonly NetworkEndpoint[] = [
  publicInternet([443]),
  { kind: "addresses", cidrs: ["2000::/3"], ports: [443] },
];

/** Pull-through caches of public registries. */
export const imageCaches = defineComponent({
  id: "imageCaches",
  summary:
    "Pull-through caches of public registries: nodes fetch an image once, and keep going when the upstream is away.",
  layer: "platform",
  settings: schema,
  needs,
  hosts: (settings: Settings) =>
    nodeHosts(
      "reach.domain",
      cachePlans(settings).flatMap(({ reach }) => (reach.kind === "loadBalancer" ? [reach.host] : [])),
    ),
  check: addressProblems,
  provides: (settings: Settings): ImageCachesContract => ({
    mirrors: Object.fromEntries(
      cachePlans(settings).map(({ upstream, source, reach }) => [
        upstream,
        { names: [source.name], url: nodeUrl(reach, registryPorts[upstream]), fallback: source.remote },
      ]),
    ),
    certificateFrom: settings.tls.kind,
  }),
  build,
});

function needs({ tls, reach }: Settings): CapabilityNeed[] {
  return [
    { capability: "blockStorage", setting: "caches" },
    ...(tls.kind === "issuer" ? [{ capability: "certificateIssuer", setting: "tls" } as const] : []),
    ...(reach.kind === "loadBalancer" ? [{ capability: "internalLoadBalancers", setting: "reach" } as const] : []),
  ];
}

function build(scope: Construct, settings: Settings, context: ComponentContext): void {
  const plans = cachePlans(settings);
  for (const plan of plans) cache(scope, plan, settings, context);
  const [first, ...others] = plans.map(({ name }) => `${name}-0`);
  if (first === undefined) return;
  new ScheduledRestart(scope, "restart", {
    context,
    name: "registry-caches-restart",
    schedule: settings.restartSchedule,
    pods: [first, ...others],
    because: "read a renewed certificate",
  });
}

function cache(scope: Construct, plan: CachePlan, { tls }: Settings, context: ComponentContext): void {
  const { upstream, source, name, reach } = plan;
  const { credentials, keepHours, storage, storageClass, resources } = plan.settings;
  const secret =
    credentials &&
    new Secret(scope, `${upstream}-credentials`, {
      context,
      name: `${name}-credentials`,
      source: credentials,
      // Both come from elsewhere; the lengths would count for generated ones only.
      passwords: { username: 1, password: 1 },
    });
  new RegistryServer(scope, upstream, {
    context,
    name,
    storage,
    storageClass,
    resources,
    tls,
    reach,
    processes: [
      {
        name: "registry",
        duty: { kind: "cache", remote: source.remote, keepHours },
        port: layout.ports.registry,
        metricsPort: layout.ports.metrics,
        servicePort: registryPorts[upstream],
        env: {
          CREDENTIAL_HOSTS: source.credentialHosts.join(" "),
          ...(secret ? { CREDENTIALS: layout.credentials } : {}),
        },
        ...(secret ? { mounts: [{ volume: "credentials", path: layout.credentials, readOnly: true }] } : {}),
      },
    ],
    scripts: { "credentials.sh": sourceFile(path.join(__dirname, "credentials.sh")) },
    ...(secret ? { volumes: { credentials: { secret: secret.reference, keys: ["username", "password"] } } } : {}),
    connectsTo: internet,
  });
}
