import type { Construct } from "constructs";
import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import { type NodeTypeName, nodeShape } from "../../../../config/hardware";
import { nodeSelectionProblems } from "../../../../config/node-selection-problems";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import { imageReference } from "../../../../config/versions";
import type { ComponentContext } from "../../../contracts/component";
import { defineComponent } from "../../../core/define-component";
import type { ContainerOptions } from "../../../kubernetes/container";
import { DaemonSet } from "../../../kubernetes/daemon-set";
import { devPods } from "../../gpu-dev/dev-pods/dev-pods";
import { images as publicImages } from "./images";
import { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

/** Both kinds of container do nothing; the sheet's holder has the same request (§21). */
const resources = {
  requests: { cpu: "10m", memory: "10Mi" },
  limits: { cpu: "100m", memory: "32Mi" },
};

/** Holds the dev pods' image on the nodes that users reserve, so that nobody waits for a pull of many gigabytes. */
export const imagePrepuller = defineComponent({
  id: "imagePrepuller",
  summary: "Pulls the dev pods' image onto every node that users reserve, before they ask for it.",
  layer: "platform",
  settings: schema,
  requires: [devPods],
  check,
  build,
});

function check(settings: Settings, environment: ResolvedEnvironment): SettingProblem[] {
  const offered = [...new Set(Object.values(environment.nodePools).flatMap(({ gpu }) => gpu ?? []))];
  const missing = (settings.gpuTypes ?? []).filter((type) => !offered.includes(type));
  if (missing.length > 0) {
    return [
      {
        setting: "gpuTypes",
        message: `names ${missing.join(", ")}, and no pool of the target has it`,
        allowed: offered.join(", ") || "none: target.nodePools has no pool with gpu",
        hint: "name types of target.nodePools, or leave gpuTypes out for every x86_64 type",
      },
    ];
  }
  const pulling = pullingTypes(settings, offered);
  if (pulling.length === 0) {
    return [
      {
        setting: "",
        message: "has no nodes to pull onto: no pool of the target has x86_64 nodes that users reserve",
        hint: "add a pool with gpu to target.nodePools, name arm64 types in gpuTypes if the dev image is built for them, or remove imagePrepuller",
      },
    ];
  }
  return nodeSelectionProblems(environment, ({ gpu }) => gpu !== undefined && pulling.includes(gpu));
}

function build(scope: Construct, settings: Settings, context: ComponentContext): void {
  const { nodePools } = context.cluster;
  const wanted = [...new Set([context.from(devPods).image, ...settings.images])];
  new DaemonSet(scope, "workload", {
    context,
    name: "gpu-dev-image-prepuller",
    pod: {
      // The user of the pause image.
      user: { uid: 65535, gid: 65535 },
      placement: nodePools.place({ purpose: "every", node: pullingTypes(settings, nodePools.gpuTypes) }),
      // References are pinned, so an image that is there is the right one, and a new one changes the pod.
      initContainers: wanted.map((image, position) => pullContainer(image, position)),
      // The pod stays, and while it does the kubelet counts its images as in use. The pause image has no shell, so
      // there is no command, probe or hook in it.
      containers: [{ name: "pause", image: imageReference(publicImages.pause), resources }],
    },
  });
}

/** Starts the image and ends at once: the pull is all it is for. */
function pullContainer(image: string, position: number): ContainerOptions {
  return { name: `pull-${position}`, image, command: ["/bin/sh", "-c", "exit 0"], resources };
}

function pullingTypes({ gpuTypes }: Settings, offered: readonly NodeTypeName[]): readonly NodeTypeName[] {
  return gpuTypes ?? offered.filter((type) => nodeShape(type).architecture === "x86_64");
}
