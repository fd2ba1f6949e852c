import path from "node:path";
import type { Construct } from "constructs";
import type * as z from "zod";
import type { CapabilityNeed } from "../../../../config/component-description";
import type { ComponentContext, Site } from "../../../contracts/component";
import { defineComponent } from "../../../core/define-component";
import { secretReference } from "../../../core/secret-reference";
import { sourceFile } from "../../../core/source-file";
import { Secret } from "../../../kubernetes/secret";
import { nodeHosts } from "../node-hosts";
import { nodeUrl } from "../node-url";
import { registryEndpoint } from "../registry-endpoint";
import { registryLayout as layout } from "../registry-layout";
import { registryNames } from "../registry-names";
import { registryPorts } from "../registry-ports";
import { type RegistryProcess, RegistryServer } from "../registry-server";
import { ScheduledRestart } from "../scheduled-restart";
import { collectGarbage } from "./collect-garbage";
import type { ImageRegistryContract } from "./image-registry-contract";
import { makeHtpasswd } from "./make-htpasswd";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

const name = "registry-native";
const credentialsName = "registry-credentials";
const credentialKeys = { username: "username", password: "password" } as const;

/** The registry for images of one's own, inside the cluster. */
export const imageRegistry = defineComponent({
  id: "imageRegistry",
  summary: "A registry for images of one's own inside the cluster: TLS, a password to push, garbage collection.",
  layer: "platform",
  settings: schema,
  needs,
  hosts: ({ reach }: Settings) => nodeHosts("reach.host", reach.kind === "loadBalancer" ? [reach.host] : []),
  provides,
  build,
});

function needs({ tls, reach }: Settings): CapabilityNeed[] {
  return [
    { capability: "blockStorage", setting: "storage" },
    ...(tls.kind === "issuer" ? [{ capability: "certificateIssuer", setting: "tls" } as const] : []),
    ...(reach.kind === "loadBalancer" ? [{ capability: "internalLoadBalancers", setting: "reach" } as const] : []),
  ];
}

function provides({ credentials, pulls, reach, tls }: Settings, site: Site): ImageRegistryContract {
  const [host, full] = registryNames(site, name);
  const port = registryPorts.native;
  return {
    host,
    port,
    network: registryEndpoint(site, name),
    credentials: secretReference(credentialsName, credentials),
    credentialKeys,
    certificateFrom: tls.kind,
    mirror: {
      names: [host, full, ...(reach.kind === "loadBalancer" ? [reach.host] : [reach.address])].map(
        (known) => `${known}:${port}`,
      ),
      url: nodeUrl(reach, pulls === "anonymous" ? registryPorts.pulls : port),
    },
  };
}

function build(scope: Construct, settings: Settings, context: ComponentContext): void {
  const { reference } = new Secret(scope, "credentials", {
    context,
    name: credentialsName,
    source: settings.credentials,
    plain: { [credentialKeys.username]: "pusher" },
    passwords: { [credentialKeys.password]: 32 },
  });
  const store: RegistryProcess = {
    name: "registry",
    duty: { kind: "store" },
    port: layout.ports.registry,
    metricsPort: layout.ports.metrics,
    servicePort: registryPorts.native,
    mounts: [{ volume: "htpasswd", path: layout.htpasswd, readOnly: true }],
  };
  const pulls: RegistryProcess = {
    name: "pulls",
    duty: { kind: "pulls" },
    port: layout.ports.pulls,
    metricsPort: layout.ports.pullsMetrics,
    servicePort: registryPorts.pulls,
  };
  new RegistryServer(scope, "registry", {
    context,
    name,
    processes: settings.pulls === "anonymous" ? [store, pulls] : [store],
    storage: settings.storage,
    storageClass: settings.storageClass,
    resources: settings.resources,
    tls: settings.tls,
    reach: settings.reach,
    scripts: Object.fromEntries(
      ["make-htpasswd.sh", "collect-garbage.sh"].map((file) => [file, sourceFile(path.join(__dirname, file))]),
    ),
    initContainers: [
      makeHtpasswd(reference, credentialKeys),
      collectGarbage(settings.garbageCollection.untagged, settings.resources),
    ],
    volumes: { htpasswd: { scratch: { sizeLimit: "1Mi", memory: true } } },
  });
  new ScheduledRestart(scope, "restart", {
    context,
    name: `${name}-restart`,
    schedule: settings.garbageCollection.schedule,
    pods: [`${name}-0`],
    because: "collect garbage and read a renewed certificate",
  });
}
