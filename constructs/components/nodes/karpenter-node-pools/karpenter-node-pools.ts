import type { Construct } from "constructs";
import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import { nodeLabelProblems } from "../../../../config/eks/node-label-problems";
import { type NodeTypeSpec, nodeTypes } from "../../../../config/hardware";
import { machines as catalogue } from "../../../../config/machines";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { ComponentContext } from "../../../contracts/component";
import { CustomResources } from "../../../core/custom-resources";
import { defineComponent } from "../../../core/define-component";
import { karpenter } from "../karpenter/karpenter";
import { karpenterPool } from "./karpenter-pool";
import { karpenterPoolObjects } from "./karpenter-pool-objects";
import { karpenterQuotaProblems } from "./karpenter-quota-problems";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

/** Minutes that a machine takes to end once its pods have, and Karpenter to notice. */
const endMinutes = 15;

/** Labels that Gantry gives the nodes, and what to do instead. */
const ownLabels = { NodeType: "remove it: users reserve these nodes", GpuType: "remove it, and set type" } as const;

/** Pools of CPU nodes that are made when a pod asks for them. */
export const karpenterNodePools = defineComponent({
  id: "karpenterNodePools",
  summary: "Pools of CPU nodes that Karpenter makes on demand.",
  // Above Karpenter: destroyed first, while it still runs to end the nodes.
  layer: "data",
  settings: schema,
  requires: [karpenter],
  clusterWideObjects: "NodePools and EC2NodeClasses",
  nodePools: ({ pools }) =>
    Object.fromEntries(Object.entries(pools).map(([name, pool]) => [name, karpenterPool(name, pool)])),
  needs: () => [{ capability: "nodeAutoscaler" }],
  check,
  build,
});

function check({ pools }: Settings, { target }: ResolvedEnvironment): SettingProblem[] {
  const { nodePools } = target;
  const wrong = Object.entries(pools).flatMap(([name, { type, machines, labels }]): SettingProblem[] => {
    const spec: NodeTypeSpec = nodeTypes[type];
    const known = spec.machines.filter((machine) => catalogue[machine].cloud === "aws");
    const foreign = (machines ?? []).filter((machine) => !known.includes(machine));
    return [
      ...nodeLabelProblems(`pools.${name}.labels`, labels, ownLabels).map(({ path, ...fault }) => ({
        setting: path,
        ...fault,
      })),
      ...(Object.hasOwn(nodePools, name)
        ? [
            {
              setting: `pools.${name}`,
              message: "has the name of a pool of the target, whose nodes bear the same label",
              allowed: `any name but ${Object.keys(nodePools).join(", ")}`,
              hint: "choose another name, or remove the target's pool where this one takes its place",
            },
          ]
        : []),
      ...(foreign.length > 0
        ? [
            {
              setting: `pools.${name}.machines`,
              message: `name ${foreign.join(", ")}, which ${foreign.length > 1 ? "are no machines" : "is no machine"} of ${type}`,
              allowed: known.join(", "),
              hint: "name these, or add the machine to the type in config/hardware.ts",
            },
          ]
        : []),
    ];
  });
  return target.kind === "eks" && wrong.length === 0 ? karpenterQuotaProblems(pools, target) : wrong;
}

function build(scope: Construct, { pools, imageVersion }: Settings, context: ComponentContext): void {
  const { environment, namespace, cluster } = context;
  const { autoscaler } = cluster.nodePools;
  if (!autoscaler) {
    throw new Error("karpenterNodePools: the target has no node autoscaler; configuration should have refused this");
  }
  const drain = Math.max(...Object.values(pools).map(({ drainMinutes }) => drainMinutes));
  new CustomResources(scope, "pools", {
    name: `${environment.name}-karpenter-node-pools`,
    namespace,
    objects: Object.entries(pools).flatMap(([name, pool]) =>
      karpenterPoolObjects({ name, pool, imageVersion, autoscaler }),
    ),
    // An EC2NodeClass is not gone before the last of its machines is, and Helm waits for that.
    timeoutSeconds: (drain + endMinutes) * 60,
  });
}
