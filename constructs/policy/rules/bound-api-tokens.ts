import { attribute } from "../attribute";
import type { BlockIndex } from "../block-index";
import { flag } from "../flag";
import { isExpression } from "../is-expression";
import { makesPods } from "../makes-pods";
import { nestedBlocks } from "../nested-blocks";
import { outcome } from "../outcome";
import { podNamespace } from "../pod-namespace";
import { podTemplate } from "../pod-template";
import type { PolicyRule } from "../policy-rule";

export const boundApiTokens: PolicyRule = {
  id: "bound-api-tokens",
  summary: "Only pods whose service account has a role carry a token for the API server.",
  remedy:
    "set automountServiceAccountToken to false, or bind the account with Role; acknowledge where the role is bound outside this program",
  appliesTo: makesPods,
  check: (block, { environment }) => {
    const { spec, hidden } = podTemplate(block);
    if (isExpression(spec)) return hidden.map(({ attribute: place, expression }) => outcome.unknown(place, expression));
    const mounted = attribute(spec, "automount_service_account_token");
    if (isExpression(mounted)) return [outcome.unknown("automount_service_account_token", mounted)];
    if (flag(mounted) === false) return [];
    const account = attribute(spec, "service_account_name") ?? "default";
    const namespace = podNamespace(block);
    if (isExpression(account)) return [outcome.unknown("service_account_name", account)];
    if (isExpression(namespace)) return [outcome.unknown("metadata.namespace", namespace)];
    if (boundAccounts(environment).has(`${namespace}/${account}`)) return [];
    return [
      outcome.fail(
        `the pods carry a token of ${namespace}/${account}, and no role binding of the environment names that account`,
      ),
    ];
  },
};

/** Accounts that a role binding of any layer names, as `namespace/name`. */
function boundAccounts(index: BlockIndex): ReadonlySet<string> {
  return index.once("bound accounts", () => {
    const bindings = index.blocks.filter(
      ({ section, type }) => section === "resource" && /^kubernetes_(cluster_)?role_binding(_v1)?$/.test(type),
    );
    return new Set(
      bindings.flatMap(({ body }) =>
        nestedBlocks(body, "subject")
          .blocks.filter(({ kind }) => kind === "ServiceAccount")
          .map(
            (subject) =>
              `${subject.namespace ?? attribute(body, "metadata", "namespace") ?? "default"}/${subject.name}`,
          ),
      ),
    );
  });
}
