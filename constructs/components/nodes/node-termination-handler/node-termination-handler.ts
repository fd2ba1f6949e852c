import type { Construct } from "constructs";
import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import { machines } from "../../../../config/machines";
import { nodeSelectionProblems } from "../../../../config/node-selection-problems";
import { podSecurityProblem } from "../../../../config/pod-security-problem";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import { imageReference } from "../../../../config/versions";
import type { ComponentContext } from "../../../contracts/component";
import { defineComponent } from "../../../core/define-component";
import { ClusterRole } from "../../../kubernetes/cluster-role";
import { DaemonSet } from "../../../kubernetes/daemon-set";
import { ServiceAccount } from "../../../kubernetes/service-account";
import { images } from "./images";
import { roleRules } from "./role-rules";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

const name = "aws-node-termination-handler";

/** Empties spot nodes before AWS takes them back: it watches each node's own metadata service, and needs no queue. */
export const nodeTerminationHandler = defineComponent({
  id: "nodeTerminationHandler",
  summary: "Empties a spot node in the two minutes between AWS's notice and its end.",
  layer: "platform",
  settings: schema,
  clusterWideObjects: "a ClusterRole that cordons nodes and evicts their pods",
  needs: () => [{ capability: "spotNodes" }],
  check,
  build,
});

function check(_settings: Settings, environment: ResolvedEnvironment): SettingProblem[] {
  const namespace = environment.components.find(
    ({ description }) => description.id === "nodeTerminationHandler",
  )?.namespace;
  const elsewhere = Object.entries(environment.nodePools).filter(
    ([, { capacity, machine }]) => capacity === "spot" && machine !== undefined && machines[machine].cloud !== "aws",
  );
  return [
    ...elsewhere.map(([pool, { machine }]) => ({
      setting: "",
      message: `reads the metadata service of AWS, and target.nodePools.${pool} has ${machine}, a machine of another cloud`,
      allowed: "spot pools of AWS machines",
      hint: "remove nodeTerminationHandler: GKE empties its spot nodes by itself",
    })),
    ...(namespace === undefined
      ? []
      : podSecurityProblem(environment, "nodeTerminationHandler", {
          namespace,
          level: "privileged",
          because: "share the node's network",
        })),
    ...nodeSelectionProblems(environment, ({ capacity }) => capacity === "spot"),
  ];
}

function build(scope: Construct, settings: Settings, context: ComponentContext): void {
  const serviceAccount = new ServiceAccount(scope, "service-account", { context, name, kubernetesApi: "called" });
  const role = new ClusterRole(scope, "cluster-role", { context, name, serviceAccount, rules: roleRules });
  const daemonSet = new DaemonSet(scope, "workload", {
    context,
    name,
    pod: {
      user: { uid: 1000, gid: 1000 },
      serviceAccount,
      priorityClass: "system-node-critical",
      hostNetwork: {
        reason:
          "The notice comes from the node's metadata service, which answers only the node itself where its hop limit is 1.",
      },
      // A node that something else has tainted is taken back all the same.
      placement: { ...context.cluster.nodePools.place({ purpose: "every", node: "spot" }), tolerations: [{}] },
      containers: [
        {
          name,
          image: imageReference(images.nodeTerminationHandler),
          env: {
            NODE_NAME: { field: "spec.nodeName" },
            POD_NAME: { field: "metadata.name" },
            NAMESPACE: { field: "metadata.namespace" },
            ...variables(settings),
          },
          // No probe: its port would be one of the node's, and the program ends by itself when it cannot watch.
          resources: settings.resources,
        },
      ],
    },
  });
  daemonSet.node.addDependency(role);
}

/** Everything it does is said here, also where the program's own default is the same (README of v1.25.6). */
function variables({ scheduledEvents, rebalanceRecommendation, nodeSeconds }: Settings): Record<string, string> {
  return {
    ENABLE_SPOT_INTERRUPTION_DRAINING: "true",
    ENABLE_ASG_LIFECYCLE_DRAINING: "true",
    ENABLE_SCHEDULED_EVENT_DRAINING: String(scheduledEvents === "drain"),
    ENABLE_REBALANCE_MONITORING: String(rebalanceRecommendation !== "ignore"),
    ENABLE_REBALANCE_DRAINING: String(rebalanceRecommendation === "drain"),
    ENABLE_SQS_TERMINATION_DRAINING: "false",
    DELETE_LOCAL_DATA: "true",
    IGNORE_DAEMON_SETS: "true",
    // Each pod's own grace period.
    POD_TERMINATION_GRACE_PERIOD: "-1",
    NODE_TERMINATION_GRACE_PERIOD: String(nodeSeconds),
    JSON_LOGGING: "true",
  };
}
