import type { SettingProblem } from "./component-description";
import type { ResolvedEnvironment } from "./resolved-environment";

const levels = ["restricted", "baseline", "privileged"] as const;

export type PodSecurityLevel = (typeof levels)[number];

export interface PodSecurityNeed {
  /** Namespace that must admit the pods. */
  readonly namespace: string;
  readonly level: Exclude<PodSecurityLevel, "restricted">;
  /** What the pods do that needs it, as the end of "... whose pods ...". */
  readonly because: string;
}

/** A namespace that would refuse a component's pods: it enforces a narrower Pod Security level than they need. */
export function podSecurityProblem(
  { namespaces, scope }: ResolvedEnvironment,
  id: string,
  need: PodSecurityNeed,
): SettingProblem[] {
  const enforced = namespaces[need.namespace]?.podSecurity?.level ?? "restricted";
  if (levels.indexOf(enforced) >= levels.indexOf(need.level)) return [];
  return [
    {
      setting: "",
      message: `needs Pod Security ${need.level} in namespace ${need.namespace}, which enforces ${enforced}: its pods ${need.because}`,
      allowed: `a namespace with podSecurity.level ${need.level}`,
      hint:
        scope === "namespace"
          ? `leave ${id} out: a namespace that is given cannot be changed from inside it`
          : `set namespaces.${need.namespace}.podSecurity to { level: "${need.level}", reason: "..." }, or put ${id} into a namespace of its own that has it`,
    },
  ];
}
