import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import { devPods } from "../dev-pods/dev-pods";
import type { ProcessorSettings } from "./settings";

/** Namespace that the programs make, watch and end dev pods in; it is written in their code. */
const namespace = "gpu-dev";

/** What workers make and the rules for dev pods would refuse, and dev pods that live where the programs do not look. */
export function devPodsProblems(
  { cloud }: ProcessorSettings,
  { components, target }: ResolvedEnvironment,
): readonly SettingProblem[] {
  const pods = components.find(({ description }) => description.id === devPods.id);
  if (!pods) return [];
  const { inTreeEbs, nfsServers } = pods.settings as z.output<typeof devPods.settings>;
  const refused = (setting: string, what: string, missing: string, hint: string): SettingProblem => ({
    setting,
    message: `lets workers make ${what}, and components.devPods refuses them without ${missing}`,
    allowed: `only with components.devPods.${missing}`,
    hint,
  });
  return [
    ...(pods.namespace === namespace
      ? []
      : [
          {
            setting: "",
            message: `makes and ends dev pods in namespace ${namespace}, a name that its code holds, and components.devPods lives in ${pods.namespace}`,
            allowed: `components.devPods in namespace ${namespace}`,
            hint: `name a namespace ${namespace} in namespaces and set components.devPods.namespace to it`,
          },
        ]),
    ...(cloud.kind === "aws" && !inTreeEbs
      ? [refused("cloud", "pods with EBS volumes", "inTreeEbs", "set inTreeEbs with its reason")]
      : []),
    ...(cloud.kind === "aws" && cloud.sharedFiles && nfsServers.length === 0
      ? [
          refused(
            "cloud.sharedFiles",
            "pods that mount EFS file systems",
            "nfsServers",
            `set nfsServers to ["*.efs.${target.kind === "eks" ? target.region : cloud.region}.amazonaws.com"], or leave sharedFiles out`,
          ),
        ]
      : []),
  ];
}
