import { conditionsHold } from "./conditions";
import type { PolicyDocument, PolicyStatement } from "./policy-document";
import type { Request } from "./request";
import { wildcard } from "./wildcard";

export type Decision = "allowed" | "denied";

/** What IAM says to one call, within an account: a denial wins, and what nobody allows is denied. */
export function decide(documents: readonly PolicyDocument[], request: Request): Decision {
  const applying = documents.flatMap(({ Statement }) => Statement).filter((statement) => applies(statement, request));
  if (applying.some(({ Effect }) => Effect === "Deny")) return "denied";
  return applying.some(({ Effect }) => Effect === "Allow") ? "allowed" : "denied";
}

function applies(statement: PolicyStatement, { action, resource, context, principal }: Request): boolean {
  return (
    // Actions are compared without their case, resources with it.
    statement.Action.some((pattern) => wildcard(pattern, "i").test(action)) &&
    (statement.Resource === undefined ||
      (resource !== undefined &&
        statement.Resource.some((pattern) => pattern === "*" || wildcard(pattern).test(resource)))) &&
    (statement.Principal === undefined || isFor(statement.Principal, principal)) &&
    conditionsHold(statement.Condition, context)
  );
}

function isFor(principals: NonNullable<PolicyStatement["Principal"]>, caller: string | undefined): boolean {
  if (principals === "*") return true;
  return Object.entries(principals).some(([kind, names]) =>
    names.some((name) => (kind === "AWS" && name === "*") || `${kind}:${name}` === caller),
  );
}
