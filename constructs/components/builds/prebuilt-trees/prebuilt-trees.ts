import path from "node:path";
import type { Construct } from "constructs";
import type * as z from "zod";
import type { ComponentContext } from "../../../contracts/component";
import { defineComponent } from "../../../core/define-component";
import { sourceFile } from "../../../core/source-file";
import { Config } from "../../../kubernetes/config";
import { CronJob } from "../../../kubernetes/cron-job";
import { DaemonSet } from "../../../kubernetes/daemon-set";
import { Deployment } from "../../../kubernetes/deployment";
import type { Volume } from "../../../kubernetes/pod";
import { SharedVolume } from "../../../kubernetes/shared-volume";
import { devPods } from "../../gpu-dev/dev-pods/dev-pods";
import { gitCache } from "../git-cache/git-cache";
import { checkPrebuiltTrees } from "./check-prebuilt-trees";
import { settings as schema } from "./settings";
import { treeBuilder } from "./tree-builder";
import { treeCopier } from "./tree-copier";

type Settings = z.output<typeof schema>;

const name = "prebuilt-trees";

/**
 * A large project built every hour, and copied to every node of dev pods: a user starts with the last good commit
 * compiled, and compiles but what differs.
 */
export const prebuiltTrees = defineComponent({
  id: "prebuiltTrees",
  summary: "A large project, built every hour and copied with its build products to every node of dev pods.",
  layer: "apps",
  settings: schema,
  requires: [devPods, gitCache],
  needs: ({ storage }) => (storage.kind === "new" ? [{ capability: "sharedFiles", setting: "storage" }] : []),
  check: checkPrebuiltTrees,
  build,
});

function build(scope: Construct, settings: Settings, context: ComponentContext): void {
  const { image } = context.from(devPods);
  const cache = context.from(gitCache);
  const worktree = cache.worktrees[settings.repository];
  const upstream = cache.upstreams[settings.repository];
  if (worktree === undefined || upstream === undefined) {
    throw new Error(
      `prebuiltTrees: the git cache has no repository ${settings.repository}; configuration should have refused this`,
    );
  }
  const scripts = { config: scriptsConfig(scope, context) };
  const shared = { claim: { claimName: claimName(scope, settings, context) } } satisfies Volume;
  const common = { context, settings, image, scripts, shared };

  new CronJob(scope, "build", {
    context,
    name: `${name}-build`,
    schedule: settings.schedule,
    deadlineSeconds: settings.deadlineMinutes * 60,
    startingDeadlineSeconds: 300,
    pod: treeBuilder({
      ...common,
      upstream,
      command: ["sh", "/scripts/build.sh", settings.ref, ...settings.build],
      resources: settings.resources,
      variables: {},
      buildFolder: settings.buildFolder,
      latest: "yes",
    }),
  });
  const { onDemand } = settings;
  if (onDemand) {
    new Deployment(scope, "on-demand", {
      context,
      name: `${name}-on-demand`,
      replicas: 1,
      // Its image of 28 GB lies on no build node at first.
      waitForRollout: "never",
      pod: treeBuilder({
        ...common,
        upstream,
        command: ["sh", "/scripts/serve-requests.sh", ...settings.build],
        resources: onDemand.resources,
        variables: onDemand.variables,
        buildFolder: onDemand.buildFolder,
        latest: "no",
      }),
    });
  }
  new DaemonSet(scope, "copies", {
    context,
    name: `${name}-copies`,
    pod: treeCopier({ ...common, cache, worktree }),
  });
}

function scriptsConfig(scope: Construct, { namespace }: ComponentContext): Config {
  const own = ["build.sh", "build-pytorch.sh", "serve-requests.sh", "sync.sh"];
  return new Config(scope, "scripts", {
    name: `${name}-scripts`,
    namespace,
    data: {
      ...Object.fromEntries(own.map((script) => [script, sourceFile(path.join(__dirname, script))])),
      "repeat.sh": sourceFile(path.join(__dirname, "..", "repeat.sh")),
    },
  });
}

function claimName(scope: Construct, { storage }: Settings, context: ComponentContext): string {
  if (storage.kind === "existing") return storage.claimName;
  return new SharedVolume(scope, "volume", { context, name, size: storage.size }).claimName;
}
