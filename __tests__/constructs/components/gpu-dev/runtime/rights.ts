import type { Block, Template } from "../../../../support/template";

type Rule = Readonly<Record<"api_groups" | "resources" | "verbs", readonly string[]>>;

/** What a role of the template allows, as `group/resource: verbs`. */
export function rights(role: Block): readonly string[] {
  return (role.at("rule") as readonly Rule[]).flatMap(({ api_groups, resources, verbs }) =>
    resources.map((resource) => `${api_groups[0] ? `${api_groups[0]}/` : ""}${resource}: ${verbs.join(" ")}`),
  );
}

/** Who has the role: `namespace/account`, by the binding of its name. */
export function holders(template: Template, kind: "role" | "cluster_role", name: string): readonly string[] {
  const subjects = template.resource(`kubernetes_${kind}_binding_v1`, name).at("subject") as readonly {
    readonly name: string;
    readonly namespace: string;
  }[];
  return subjects.map((subject) => `${subject.namespace}/${subject.name}`);
}
