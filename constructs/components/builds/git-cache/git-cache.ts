import path from "node:path";
import type { Construct } from "constructs";
import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import { inBytes } from "../../../../config/fields/quantity";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import { imageReference } from "../../../../config/versions";
import type { ComponentContext, Site } from "../../../contracts/component";
import { defineComponent } from "../../../core/define-component";
import { sourceFile } from "../../../core/source-file";
import { Config } from "../../../kubernetes/config";
import { CreatedPodsNetworkPolicy } from "../../../kubernetes/created-pods-network-policy";
import { podEndpoint } from "../../../kubernetes/pod-endpoint";
import { publicInternet } from "../../../kubernetes/public-internet";
import { selectorLabels } from "../../../kubernetes/selector-labels";
import { Service } from "../../../kubernetes/service";
import { StatefulSet } from "../../../kubernetes/stateful-set";
import type { GitCacheEndpoint } from "./git-cache-endpoint";
import { images } from "./images";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

const name = "git-cache";
const port = 8080;
const cacheFolder = "/git-cache";

/** Measured in production: 50Gi ran full of pytorch, its 40 submodules, their archives and one worktree. */
const pytorchSize = "100Gi";

/**
 * Mirrors, archives and ready worktrees of large repositories, near those who clone them. A deploy waits for its volume
 * and its web server, never for the mirrors: a first mirror of pytorch takes up to half an hour.
 */
export const gitCache = defineComponent<typeof schema, GitCacheEndpoint>({
  id: "gitCache",
  summary: "Mirrors of large git repositories with their submodules, as archives and worktrees ready to unpack.",
  layer: "apps",
  settings: schema,
  needs: () => [{ capability: "blockStorage" }],
  check,
  provides: ({ repositories }: Settings, site: Site) => {
    const host = `${name}.${site.namespace}.svc`;
    return {
      host,
      port,
      network: podEndpoint(site, name, [port]),
      worktrees: byName(repositories, (one) => `http://${host}:${port}/${worktreeOf(one)}`),
      upstreams: byName(repositories, ({ url }) => url),
    };
  },
  build,
});

type Repository = Settings["repositories"][number];

function byName(repositories: readonly Repository[], value: (repository: Repository) => string) {
  return Object.fromEntries(repositories.map((repository) => [repository.name, value(repository)]));
}

/** As update.sh names it. */
function worktreeOf({ name: repository, branch }: Repository): string {
  return `${repository}-worktree-${branch.replaceAll("/", "-")}`;
}

function check({ repositories, clients, volumeSize }: Settings, environment: ResolvedEnvironment): SettingProblem[] {
  const problems: SettingProblem[] = [];
  for (const [position, { name: repository }] of repositories.entries()) {
    const first = repositories.findIndex((other) => other.name === repository);
    if (first === position) continue;
    problems.push({
      setting: `repositories[${position}].name`,
      message: `is ${repository}, the name of repositories[${first}] already, and their worktrees would overwrite each other`,
      allowed: "a name for each repository",
      hint: "rename one of the two",
    });
  }
  for (const [position, { namespace }] of clients.entries()) {
    const first = clients.findIndex((other) => other.namespace === namespace);
    if (!environment.namespaces[namespace]) {
      problems.push({
        setting: `clients[${position}].namespace`,
        message: `is ${namespace}, no namespace of this environment`,
        allowed: Object.keys(environment.namespaces).join(", "),
        hint: "add it to namespaces, or name the one that the pods live in",
      });
    } else if (first !== position) {
      problems.push({
        setting: `clients[${position}].namespace`,
        message: `is ${namespace}, the namespace of clients[${first}] already`,
        allowed: "one entry for each namespace",
        hint: "name labels that all of its clients carry",
      });
    }
  }
  if (
    repositories.some(({ url }) => /\/pytorch\/pytorch(\.git)?$/.test(url)) &&
    inBytes(volumeSize) < inBytes(pytorchSize)
  ) {
    problems.push({
      setting: "volumeSize",
      message: "is too small for pytorch with its submodules: 50Gi ran full",
      allowed: `${pytorchSize} or more`,
      hint: "leave volumeSize out, or mirror a smaller repository",
    });
  }
  return problems;
}

function build(scope: Construct, settings: Settings, context: ComponentContext): void {
  const { namespace } = context;
  const file = (...parts: string[]) => sourceFile(path.join(__dirname, ...parts));
  const scripts = new Config(scope, "scripts", {
    name: `${name}-scripts`,
    namespace,
    data: {
      "update.sh": file("update.sh"),
      "repeat.sh": file("..", "repeat.sh"),
      repositories: settings.repositories.map((one) => `${one.name} ${one.url} ${one.branch}\n`).join(""),
    },
  });
  const server = new Config(scope, "server", {
    name: `${name}-server`,
    namespace,
    data: { "default.conf": file("nginx.conf") },
  });
  const health = { http: "/healthz", port };
  new StatefulSet(scope, "workload", {
    context,
    name,
    serviceName: name,
    replicas: 1,
    rolloutMinutes: settings.rolloutMinutes,
    volumeClaims: { cache: { size: settings.volumeSize } },
    pod: {
      // `nginx` of the web server's image; git needs no entry of its own in passwd.
      user: { uid: 101, gid: 101 },
      placement: context.cluster.nodePools.place({ purpose: "system" }),
      connectsTo: [publicInternet([443])],
      accepts: [
        { ports: [port], from: { clientsOf: podEndpoint(context, name, [port]) } },
        ...(settings.clientNetworks.length > 0
          ? [{ ports: [port], from: { cidrs: settings.clientNetworks } } as const]
          : []),
      ],
      volumes: {
        scripts: { config: scripts },
        server: { config: server },
        tmp: { scratch: { sizeLimit: "64Mi" } },
        "server-tmp": { scratch: { sizeLimit: "64Mi" } },
      },
      containers: [
        {
          name: "server",
          image: imageReference(images.nginx),
          command: ["nginx", "-g", "daemon off;"],
          ports: { http: port },
          readinessProbe: { check: health, periodSeconds: 10, timeoutSeconds: 3 },
          livenessProbe: { check: health, periodSeconds: 30, timeoutSeconds: 5 },
          resources: settings.serverResources,
          mounts: [
            { volume: "cache", path: cacheFolder, readOnly: true },
            { volume: "server", path: "/etc/nginx/conf.d", readOnly: true },
            { volume: "server-tmp", path: "/tmp" },
          ],
          // Endpoints learn of the end of a pod later than the pod itself.
          preStop: ["sleep", "5"],
        },
        {
          name: "updater",
          image: imageReference(images.git),
          command: [
            "sh",
            "/scripts/repeat.sh",
            String(settings.refreshMinutes * 60),
            "sh",
            "/scripts/update.sh",
            cacheFolder,
            "/scripts/repositories",
          ],
          resources: settings.updaterResources,
          mounts: [
            { volume: "cache", path: cacheFolder },
            { volume: "scripts", path: "/scripts", readOnly: true },
            { volume: "tmp", path: "/tmp" },
          ],
        },
      ],
    },
  });
  new Service(scope, "service", {
    context,
    name,
    selector: selectorLabels(context, name),
    ports: [{ name: "http", port }],
  });
  for (const { namespace: home, podLabels } of settings.clients) {
    new CreatedPodsNetworkPolicy(scope, `client-${home}`, {
      context,
      name: `${name}-from-${home}`,
      namespace: home,
      podLabels,
      connectsTo: [podEndpoint(context, name, [port])],
    });
  }
}
