import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import { devPods } from "../dev-pods/dev-pods";
import type { ProcessorSettings } from "./settings";

/** Images that builds could not push: nobody let them in, gave them a password, or gave them one of another registry. */
export function customImagesProblems(
  { cloud, customImages }: Pick<ProcessorSettings, "cloud" | "customImages">,
  { components }: ResolvedEnvironment,
): readonly SettingProblem[] {
  const pods = components.find(({ description }) => description.id === devPods.id);
  if (!pods || !customImages) return [];
  const { builds } = pods.settings as z.output<typeof devPods.settings>;
  const problem = (message: string, allowed: string, hint: string): SettingProblem[] => [
    { setting: "customImages", message, allowed, hint },
  ];
  if (!builds) {
    return problem(
      "lets workers make pods that build images, and components.devPods refuses them without builds",
      "only with components.devPods.builds",
      "set builds with its reason, or leave customImages out",
    );
  }
  const registry = customImages.slice(0, customImages.indexOf("/"));
  const { push } = builds;
  const unable = components.some(({ description }) => description.id === "buildkit")
    ? []
    : problem(
        "is pushed by builds whose service account the component buildkit makes, which is not here",
        "only with components.buildkit",
        "add buildkit to components, in the namespace of devPods, or leave customImages out",
      );
  if (cloud.kind === "aws") {
    if (!push) return unable;
    return problem(
      "is pushed with the identity of the cloud, which components.devPods.builds.push would hide from the builds",
      "a registry of the cloud, without builds.push; or another cloud than aws, with it",
      "leave components.devPods.builds.push out, and set components.buildkit.repository",
    );
  }
  if (!push) {
    return problem(
      `is pushed to ${registry} without a password, and cloud ${cloud.kind} has no identity that builds push with`,
      "only with components.devPods.builds.push",
      `set components.devPods.builds.push with registry "${registry}" and the Secret of whoever pushes, or leave customImages out`,
    );
  }
  if (push.registry === registry) return unable;
  return problem(
    `is in the registry ${registry}, and builds have the password of ${push.registry}`,
    `${push.registry}/<repository>, or ${registry} in components.devPods.builds.push.registry`,
    "name one registry in both, its port included",
  );
}
