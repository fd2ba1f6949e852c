import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import { cpuInMillis, inBytes } from "../../../../config/fields/quantity";
import type { Resources } from "../../../../config/fields/resources";
import { podSecurityProblem } from "../../../../config/pod-security-problem";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import { gitCache } from "../git-cache/git-cache";
import type { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

/** What is wrong with the settings in the light of the environment's pools, namespaces and git cache. */
export function checkPrebuiltTrees(settings: Settings, environment: ResolvedEnvironment): SettingProblem[] {
  const of = (id: string) => environment.components.find(({ description }) => description.id === id);
  const pools = Object.entries(environment.nodePools);
  return [
    ...podSecurityProblem(environment, "prebuiltTrees", {
      namespace: of("prebuiltTrees")?.namespace ?? "",
      level: "privileged",
      because: "keep trees in folders of their nodes, which outlive every pod",
    }),
    ...repositoryProblems(settings, of(gitCache.id)?.settings),
    ...folderProblems(settings),
    ...sizeProblems("resources", settings.resources, pools),
    ...(settings.onDemand ? sizeProblems("onDemand.resources", settings.onDemand.resources, pools) : []),
  ];
}

type Pools = readonly (readonly [string, ResolvedEnvironment["target"]["nodePools"][string]])[];

function repositoryProblems({ repository }: Settings, cache: unknown): SettingProblem[] {
  const known = gitCache.settings.safeParse(cache).data?.repositories.map(({ name }) => name);
  if (!known || known.includes(repository)) return [];
  return [
    {
      setting: "repository",
      message: "is no repository of the git cache",
      allowed: known.join(", "),
      hint: "add it to components.gitCache.repositories, or name one of these",
    },
  ];
}

/** Two builders in one folder would wait for each other, and the second one's build would be the first one's. */
function folderProblems({ buildFolder, onDemand }: Settings): SettingProblem[] {
  if (onDemand?.buildFolder !== buildFolder) return [];
  return [
    {
      setting: "onDemand.buildFolder",
      message: "is the folder of the scheduled build already",
      allowed: "a folder of its own",
      hint: "leave it out for /mnt/ondemand-build, or name another one",
    },
  ];
}

/** Only pools that say how large their nodes are can be told from ones that are too small. */
function sizeProblems(setting: string, { requests }: Resources, pools: Pools): SettingProblem[] {
  const own = pools.filter(([, { purpose }]) => purpose === "build");
  const used = own.length > 0 ? own : pools.filter(([, { purpose }]) => purpose === "system");
  const fits = used.some(
    ([, { node }]) =>
      !node || (cpuInMillis(node.cpu) >= cpuInMillis(requests.cpu) && inBytes(node.memory) >= inBytes(requests.memory)),
  );
  if (used.length === 0 || fits) return [];
  return [
    {
      setting: `${setting}.requests`,
      message: `is more than any node has that builds run on (${used.map(([name]) => name).join(", ")})`,
      allowed: used.map(([name, { node }]) => `${name}: ${node?.cpu} CPUs, ${node?.memory}`).join("; "),
      hint: "lower it, or add a pool with purpose build and larger nodes",
    },
  ];
}
