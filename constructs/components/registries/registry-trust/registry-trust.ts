import path from "node:path";
import type { Construct } from "constructs";
import type * as z from "zod";
import type { CapabilityNeed } from "../../../../config/component-description";
import { imageReference } from "../../../../config/versions";
import type { ComponentContext } from "../../../contracts/component";
import type { SecretReference } from "../../../contracts/secret-reference";
import { defineComponent } from "../../../core/define-component";
import { sourceFile } from "../../../core/source-file";
import { Certificate } from "../../../kubernetes/certificate";
import { Config } from "../../../kubernetes/config";
import { DaemonSet } from "../../../kubernetes/daemon-set";
import { imageCaches } from "../image-caches/image-caches";
import { imageRegistry } from "../image-registry/image-registry";
import { images } from "../images";
import { hostsFolder } from "./hosts-folder";
import { hostsToml } from "./hosts-toml";
import { settings as schema } from "./settings";
import { trustProblems } from "./trust-problems";

type Settings = z.output<typeof schema>;

const name = "registry-trust";
const paths = { script: "/scripts", hosts: "/hosts", authority: "/authority", node: "/node", state: "/state" } as const;

/** Tells every node's containerd of the environment's registries, and whom to trust for them. */
export const registryTrust = defineComponent({
  id: "registryTrust",
  summary: "Tells every node's containerd where the environment's registries are and which authority signs for them.",
  layer: "platform",
  settings: schema,
  requires: [imageRegistry, imageCaches],
  needs: ({ authority }: Settings): CapabilityNeed[] => [
    { capability: "registryHosts" },
    ...(authority.kind === "issuer" ? [{ capability: "certificateIssuer", setting: "authority" } as const] : []),
  ],
  check: trustProblems,
  build,
});

function build(scope: Construct, { authority }: Settings, context: ComponentContext): void {
  const folder = context.cluster.images.hostsFolder;
  if (!folder)
    throw new Error(`${name}: the target names no folder of registry hosts; configuration should have refused this`);
  const mark = `# Kept by Gantry for the environment ${context.environment.name}; changes by hand are undone.`;
  const mirrors = [context.from(imageRegistry).mirror, ...Object.values(context.from(imageCaches).mirrors)];
  const script = new Config(scope, "script", {
    name,
    namespace: context.namespace,
    data: { "trust.sh": sourceFile(path.join(__dirname, "trust.sh")) },
  });
  const hosts = new Config(scope, "hosts", {
    name: `${name}-hosts`,
    namespace: context.namespace,
    data: Object.fromEntries(
      mirrors.flatMap((mirror) =>
        mirror.names.map((registry) => [hostsFolder(registry), hostsToml(mirror, mark)] as const),
      ),
    ),
  });
  new DaemonSet(scope, "agent", {
    context,
    name,
    pod: {
      user: { uid: 65532, gid: 65532 },
      placement: context.cluster.nodePools.place({ purpose: "every", node: "any" }),
      terminationGraceSeconds: 5,
      volumes: {
        script: { config: script },
        hosts: { config: hosts },
        authority: { secret: authoritySecret(scope, authority, context), keys: ["ca.crt"] },
        state: { scratch: { sizeLimit: "1Mi", memory: true } },
        node: {
          hostPath: folder,
          hostPathType: "DirectoryOrCreate",
          reason: "containerd reads the registries it may trust from a folder of the node, and from nowhere else",
        },
      },
      containers: [
        {
          name: "trust",
          image: imageReference(images.shell),
          command: ["sh", `${paths.script}/trust.sh`],
          env: {
            HOSTS: paths.hosts,
            AUTHORITY: `${paths.authority}/ca.crt`,
            NODE: paths.node,
            MARK: mark,
            STATE: paths.state,
            EVERY_SECONDS: "30",
          },
          readinessProbe: {
            check: { exec: ["test", "-e", `${paths.state}/ready`] },
            periodSeconds: 10,
            timeoutSeconds: 5,
          },
          livenessProbe: {
            check: { exec: ["sh", "-c", `[ -n "$(find ${paths.state}/beat -mmin -5)" ]`] },
            initialDelaySeconds: 60,
            periodSeconds: 60,
            timeoutSeconds: 5,
          },
          resources: { requests: { cpu: "10m", memory: "16Mi" }, limits: { cpu: "100m", memory: "32Mi" } },
          exceptions: [
            {
              allows: "root",
              reason: "the folder of registry hosts belongs to root, and k3s makes its parts for root alone",
            },
          ],
          mounts: [
            { volume: "script", path: paths.script, readOnly: true },
            { volume: "hosts", path: paths.hosts, readOnly: true },
            { volume: "authority", path: paths.authority, readOnly: true },
            { volume: "node", path: paths.node },
            { volume: "state", path: paths.state },
          ],
        },
      ],
    },
  });
}

/** The Secret whose ca.crt the nodes get: one that is there, or one that the issuer puts its own certificate into. */
function authoritySecret(
  scope: Construct,
  authority: Settings["authority"],
  context: ComponentContext,
): SecretReference {
  if (authority.kind === "existing") return { name: authority.secretName, revision: "" };
  new Certificate(scope, "authority", {
    context,
    name,
    secretName: name,
    dnsNames: [`${name}.${context.namespace}.svc`],
    // Nobody serves it; it is renewed every second day, so that a new authority reaches the nodes in that time.
    days: 3,
  });
  return { name, revision: "" };
}
