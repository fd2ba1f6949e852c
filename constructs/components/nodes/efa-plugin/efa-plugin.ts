import type { Construct } from "constructs";
import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import { efaCards } from "../../../../config/efa-cards";
import { nodeSelectionProblems } from "../../../../config/node-selection-problems";
import { podSecurityProblem } from "../../../../config/pod-security-problem";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { ComponentContext } from "../../../contracts/component";
import { defineComponent } from "../../../core/define-component";
import { DaemonSet } from "../../../kubernetes/daemon-set";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

const name = "aws-efa-k8s-device-plugin";

/** Offers the nodes' Elastic Fabric Adapter cards to pods, as the extended resource vpc.amazonaws.com/efa. */
export const efaPlugin = defineComponent({
  id: "efaPlugin",
  summary: "Offers the nodes' EFA network cards to pods, as vpc.amazonaws.com/efa.",
  layer: "platform",
  settings: schema,
  needs: () => [{ capability: "efa" }],
  check,
  build,
});

function check(_settings: Settings, environment: ResolvedEnvironment): SettingProblem[] {
  const namespace = environment.components.find(({ description }) => description.id === "efaPlugin")?.namespace;
  return [
    ...(namespace === undefined
      ? []
      : podSecurityProblem(environment, "efaPlugin", {
          namespace,
          level: "privileged",
          because: "share the node's network and reach its network cards",
        })),
    ...nodeSelectionProblems(environment, (pool) => efaCards(pool) > 0),
  ];
}

function build(scope: Construct, settings: Settings, context: ComponentContext): void {
  const placement = context.cluster.nodePools.place({ purpose: "every", node: "efa" });
  // AWS's chart has a list of instance types to run on; here the pools' machines say it, and policy sees the pods.
  new DaemonSet(scope, "workload", {
    context,
    name,
    pod: {
      user: { uid: 65532, gid: 65532 },
      priorityClass: "system-node-critical",
      hostNetwork: { reason: "The plugin finds the EFA cards as devices of the node's own network namespace." },
      placement: {
        ...placement,
        tolerations: [...placement.tolerations, { key: "CriticalAddonsOnly" }, { key: "aws.amazon.com/efa" }],
      },
      volumes: {
        "device-plugins": {
          hostPath: "/var/lib/kubelet/device-plugins",
          hostPathType: "Directory",
          reason:
            "The kubelet takes registrations of device plugins at a socket of this folder, and from nowhere else.",
        },
        infiniband: {
          hostPath: "/dev/infiniband",
          hostPathType: "Directory",
          reason: "The cards' device files, which the plugin counts and gives to pods.",
        },
        "neuron-tools": {
          hostPath: "/opt/aws/neuron",
          hostPathType: "DirectoryOrCreate",
          reason: "Where the plugin looks for accelerators other than GPUs; AWS's chart mounts it on every node.",
        },
      },
      containers: [
        {
          name,
          image: settings.image,
          resources: settings.resources,
          mounts: [
            { volume: "device-plugins", path: "/var/lib/kubelet/device-plugins" },
            { volume: "infiniband", path: "/dev/infiniband" },
            { volume: "neuron-tools", path: "/opt/aws/neuron" },
          ],
          exceptions: [
            { allows: "root", reason: "The kubelet's folder for device plugins belongs to root." },
            {
              allows: "privileged",
              reason:
                "Since v0.5.9 AWS runs it so, to pair cards with accelerators (aws/eks-charts#1245). Its source is closed, so nothing narrower can be shown to do.",
            },
            { allows: "writableRoot", reason: "AWS runs it so, and does not say what the closed program writes." },
          ],
        },
      ],
    },
  });
}
