import type { SettingProblem } from "./component-description";
import type { ResolvedEnvironment } from "./resolved-environment";

/** A component that reads a Secret of another must live in its namespace: pods cannot read Secrets across namespaces. */
export function sameNamespaceProblem(environment: ResolvedEnvironment, id: string, owner: string): SettingProblem[] {
  const namespaceOf = (component: string) =>
    environment.components.find(({ description }) => description.id === component)?.namespace;
  const own = namespaceOf(id);
  const wanted = namespaceOf(owner);
  if (!own || !wanted || own === wanted) return [];
  return [
    {
      setting: "namespace",
      message: `is ${own}, and ${owner}, whose Secret it reads, lives in ${wanted}`,
      allowed: wanted,
      hint: `put ${id} into namespace ${wanted}: pods cannot read Secrets of another namespace`,
    },
  ];
}
