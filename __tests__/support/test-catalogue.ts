import * as z from "zod";
import type { ComponentDescription } from "../../config/component-description";
import { exposure } from "../../config/fields/exposure";
import { gpuTypeField } from "../../config/fields/gpu-type";
import { image, ownImage } from "../../config/fields/image";
import { namespaced } from "../../config/fields/namespaced";
import { bytes } from "../../config/fields/quantity";
import { resources } from "../../config/fields/resources";
import { secretSource } from "../../config/fields/secret-source";

/** Keeps data: wants volumes, and an odd number of members once it has more than one. */
export const store = describeComponent({
  id: "store",
  summary: "Keeps data.",
  layer: "data",
  settings: z.strictObject({
    ...namespaced,
    members: z.int().min(1).max(5).default(1).describe("Members. Default: 1."),
    volume: bytes.default("1Gi").describe("Volume of each member. Default: 1Gi."),
    credentials: secretSource.prefault({ kind: "generated" }).describe("Its password. Default: generated."),
  }),
  needs: () => [{ capability: "blockStorage", setting: "volume" }],
  check: ({ members }) =>
    members % 2 === 1
      ? []
      : [
          {
            setting: "members",
            message: "cannot elect a leader when one member is lost",
            allowed: "1, 3 or 5",
            hint: "add a member, or take one away",
          },
        ],
});

/** Answers requests: what most services of ours look like to configuration. */
export const web = describeComponent({
  id: "web",
  summary: "Answers requests.",
  layer: "apps",
  settings: z.strictObject({
    ...namespaced,
    image: ownImage("the web server", "build it from services/web").optional(),
    sidecar: image.optional().describe("Image beside it. Default: none."),
    replicas: z.int().min(1).default(1).describe("Pods. Default: 1."),
    resources: resources.optional().describe("Of each pod. Default: the namespace's."),
    expose: exposure.optional().describe("Who may reach it. Default: nobody."),
    gpu: gpuTypeField.optional().describe("GPU it computes on. Default: none."),
    limits: z
      .strictObject({ cpu: z.int().optional(), memory: z.int().optional() })
      .refine((limits) => Object.keys(limits).length > 0, { error: "limits nothing" })
      .optional()
      .describe("Own limits. Default: none."),
    environment: z.record(z.string(), z.string()).default({}).describe("Further variables. Default: none."),
  }),
  needs: ({ expose }) =>
    expose?.kind === "internet" || expose?.kind === "open"
      ? [{ capability: "internetLoadBalancers", setting: "expose" }]
      : [],
});

/** Only works on top of `store`. */
export const index = describeComponent({
  id: "index",
  summary: "Finds what the store keeps.",
  layer: "data",
  settings: z.strictObject({ ...namespaced, image: ownImage("the index", "build it from services/index") }),
  requires: [store],
});

/** Makes objects of the whole cluster. */
export const operator = describeComponent({
  id: "operator",
  summary: "Watches the cluster.",
  layer: "platform",
  settings: z.strictObject({ ...namespaced }),
  conflicts: ["scheduler"],
  clusterWideObjects: "ClusterRole, CustomResourceDefinition",
});

/** Cannot live beside `operator`. */
export const scheduler = describeComponent({
  id: "scheduler",
  summary: "Places pods.",
  layer: "platform",
  settings: z.strictObject({ ...namespaced }),
});

/** Runs on GPUs, whatever its settings. */
export const trainer = describeComponent({
  id: "trainer",
  summary: "Trains.",
  layer: "apps",
  settings: z.strictObject({ ...namespaced, scratch: z.string().optional().describe("Shared folder. Default: none.") }),
  needs: ({ scratch }) => [
    { capability: "gpus" },
    ...(scratch ? [{ capability: "sharedFiles", setting: "scratch" } as const] : []),
  ],
});

/** Lies in the lowest layer and requires one above it: a mistake of whoever wrote it. */
export const tunnel = describeComponent({
  id: "tunnel",
  summary: "Leads in.",
  layer: "network",
  settings: z.strictObject({ ...namespaced }),
  requires: [store],
});

/** Two components that require each other: a mistake of whoever wrote them. */
export const hen: ComponentDescription = {
  id: "hen",
  summary: "Lays the egg.",
  layer: "apps",
  settings: z.strictObject({ ...namespaced }),
  get requires() {
    return [egg];
  },
};

export const egg: ComponentDescription = {
  id: "egg",
  summary: "Hatches the hen.",
  layer: "apps",
  settings: z.strictObject({ ...namespaced }),
  requires: [hen],
};

/** Every component of the tests. Settings of one are typed only where it is stated, as in the registry. */
export const testCatalogue: readonly ComponentDescription[] = [
  web,
  store,
  index,
  operator,
  scheduler,
  trainer,
  tunnel,
  hen,
  egg,
] as readonly ComponentDescription[];

function describeComponent<Settings extends z.ZodObject>(
  component: ComponentDescription<Settings>,
): ComponentDescription<Settings> {
  return component;
}
