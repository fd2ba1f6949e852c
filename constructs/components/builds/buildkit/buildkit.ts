import type { Construct } from "constructs";
import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import { cpuInMillis, inBytes } from "../../../../config/fields/quantity";
import { podSecurityProblem } from "../../../../config/pod-security-problem";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { NodePool } from "../../../../config/schema/node-pool";
import type { ComponentContext } from "../../../contracts/component";
import { defineComponent } from "../../../core/define-component";
import { CreatedPodsNetworkPolicy } from "../../../kubernetes/created-pods-network-policy";
import { ServiceAccount } from "../../../kubernetes/service-account";
import { devPods } from "../../gpu-dev/dev-pods/dev-pods";
import { buildJob } from "./build-job";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

/**
 * What the processor's Jobs buildkit-<hash> find when they come: their account, and nodes that they can run on.
 * Which of them are admitted, and what they reach, `devPods` says, in whose namespace they are made.
 */
export const buildkit = defineComponent({
  id: "buildkit",
  summary: "The account, the permissions and the nodes of the Jobs that build users' images with BuildKit.",
  layer: "platform",
  settings: schema,
  requires: [devPods],
  needs: ({ repository }) => (repository ? [{ capability: "cloudIdentity", setting: "repository" }] : []),
  check,
  build,
});

function check(_settings: Settings, environment: ResolvedEnvironment): SettingProblem[] {
  const of = (id: string) => environment.components.find(({ description }) => description.id === id);
  const namespace = of(buildkit.id)?.namespace ?? "";
  const beside = of(devPods.id);
  const elsewhere = beside !== undefined && beside.namespace !== namespace;
  return [
    ...podSecurityProblem(environment, buildkit.id, {
      namespace,
      level: "privileged",
      because: "run BuildKit's daemon in privileged containers",
    }),
    ...(elsewhere
      ? [
          {
            setting: "namespace",
            message: `is ${namespace}, and the processor makes its builds beside the dev pods, in ${beside.namespace}`,
            allowed: beside.namespace,
            hint: `put buildkit into namespace ${beside.namespace}`,
          },
        ]
      : []),
    ...(beside && !devPods.settings.safeParse(beside.settings).data?.builds
      ? [
          {
            setting: "",
            message: "is for builds that components.devPods does not let in",
            allowed: "components.devPods.builds with a reason",
            hint: "set components.devPods.builds, or remove buildkit",
          },
        ]
      : []),
    ...poolProblems(Object.values(environment.nodePools)),
  ];
}

/** Nodes that a Job of the processor can run on: it brings one selector and no toleration. */
function poolProblems(pools: readonly NodePool[]): SettingProblem[] {
  const { nodeSelector, requests } = buildJob;
  const label = `${nodeSelector.key}=${nodeSelector.value}`;
  const labelled = pools.filter(({ labels }) => labels[nodeSelector.key] === nodeSelector.value);
  const open = labelled.filter(({ taints }) => taints.every(({ effect }) => effect === "PreferNoSchedule"));
  const large = open.filter(
    ({ node }) =>
      !node || (cpuInMillis(node.cpu) >= cpuInMillis(requests.cpu) && inBytes(node.memory) >= inBytes(requests.memory)),
  );
  const problem = (message: string, hint: string) => [
    { setting: "", message, allowed: `a pool with label ${label} that builds can run on`, hint },
  ];
  if (labelled.length === 0) {
    return problem(
      `needs nodes with label ${label}, which every build selects, and no pool has them`,
      `add the label to a pool in target.nodePools, and to its nodes`,
    );
  }
  if (open.length === 0) {
    return problem(
      `needs nodes that a build tolerates: it bears no taint, and every pool with label ${label} has one`,
      `give the label to a pool without taints as well`,
    );
  }
  if (large.length === 0) {
    return problem(
      `needs nodes with ${requests.cpu} CPUs and ${requests.memory}, which every build asks for, and no pool with label ${label} has them`,
      "give the label to a pool of larger nodes as well",
    );
  }
  return [];
}

function build(scope: Construct, { repository }: Settings, context: ComponentContext): void {
  const { builds } = context.from(devPods);
  if (!builds) throw new Error("buildkit: devPods lets no builds in; configuration should have refused this");
  const serviceAccount = new ServiceAccount(scope, "service-account", {
    context,
    name: builds.serviceAccount,
    grants: repository ? [{ kind: "imageRegistry", repository, verbs: ["read", "push"] }] : [],
  });
  // What builds reach otherwise, devPods says.
  if (serviceAccount.credentialEndpoints.length > 0) {
    const { podLabels } = builds;
    new CreatedPodsNetworkPolicy(scope, "credentials", {
      context,
      name: "buildkit-credentials",
      podLabels,
      serviceAccount,
    });
  }
}
