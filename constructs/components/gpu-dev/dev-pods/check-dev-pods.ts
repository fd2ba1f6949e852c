import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import { podSecurityProblem } from "../../../../config/pod-security-problem";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import { checkBuildPush } from "./check-build-push";
import { checkDisks } from "./check-disks";
import { checkPools } from "./check-pools";
import { checkQuota } from "./check-quota";
import { checkWarmPool } from "./check-warm-pool";
import type { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

/** Components whose pods the rules for dev pods name, or that have none. */
const allowedBeside = ["devPods", "buildkit", "storageClasses"];

/** What is wrong with the settings in the light of the environment's namespaces, pools and other components. */
export function checkDevPods(settings: Settings, environment: ResolvedEnvironment): readonly SettingProblem[] {
  const namespace = environment.components.find(({ description }) => description.id === "devPods")?.namespace ?? "";
  const beside = environment.components.filter(
    (component) => component.namespace === namespace && !allowedBeside.includes(component.description.id),
  );
  return [
    ...podSecurityProblem(environment, "devPods", {
      namespace,
      level: "privileged",
      because: "add the capabilities IPC_LOCK and SYS_ADMIN; an admission policy says exactly what is let in",
    }),
    ...(settings.defaultHours > settings.maxHours
      ? [
          {
            setting: "defaultHours",
            message: `is more than the longest reservation, ${settings.maxHours} hours`,
            allowed: `1 to ${settings.maxHours}`,
            hint: "lower defaultHours or raise maxHours",
          },
        ]
      : []),
    ...beside
      .filter(({ description }) => "namespace" in description.settings.shape)
      .map(({ description }) => ({
        setting: "namespace",
        message: `is ${namespace}, where ${description.id} lives too: every pod but a dev pod is refused there`,
        allowed: "a namespace that only dev pods live in",
        hint: `put ${description.id} into another namespace`,
      })),
    ...checkPools(settings, environment),
    ...checkQuota(settings, environment, namespace),
    ...checkWarmPool(settings, environment),
    ...checkDisks(settings, environment),
    ...checkBuildPush(settings, environment, namespace),
  ];
}
