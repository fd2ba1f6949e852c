import type { Attributes } from "../attributes";
import type { Finding } from "../finding";
import { type IamStatement, iamDocument } from "../iam-document";
import { isExpression } from "../is-expression";
import { nestedBlocks } from "../nested-blocks";
import { outcome } from "../outcome";
import type { PolicyRule } from "../policy-rule";

/** What a policy hangs on: it decides what `*` means in it. */
type Place = "identity" | "trust" | "resource" | "key";

/** Attributes that hold policies, by type of resource. */
const places: Readonly<Record<string, readonly (readonly [attribute: string, place: Place])[]>> = {
  aws_iam_policy: [["policy", "identity"]],
  aws_iam_role_policy: [["policy", "identity"]],
  aws_iam_user_policy: [["policy", "identity"]],
  aws_iam_group_policy: [["policy", "identity"]],
  aws_iam_role: [["assume_role_policy", "trust"]],
  aws_kms_key: [["policy", "key"]],
  aws_kms_key_policy: [["policy", "key"]],
  aws_s3_bucket_policy: [["policy", "resource"]],
  aws_sqs_queue: [["policy", "resource"]],
  aws_sqs_queue_policy: [["policy", "resource"]],
  aws_sns_topic_policy: [["policy", "resource"]],
  aws_ecr_repository_policy: [["policy", "resource"]],
  aws_ecr_registry_policy: [["policy", "resource"]],
  aws_efs_file_system_policy: [["policy", "resource"]],
  aws_secretsmanager_secret_policy: [["policy", "resource"]],
};

/** Policies of AWS that allow nearly everything, by their names. */
const boundless = /:policy\/(job-function\/)?(AdministratorAccess|PowerUserAccess|IAMFullAccess|SystemAdministrator)$/;

export const boundedIam: PolicyRule = {
  id: "bounded-iam",
  summary: "No policy of AWS allows every action, every resource or everybody, and none allows all but a few.",
  remedy:
    "name actions and ARNs, or narrow by tags; where the API has no resource level, give the statement anyResource with the reason",
  appliesTo: ({ section, type }) =>
    section === "resource" && (type in places || type === "aws_iam_role_policy_attachment"),
  check: ({ type, body }) =>
    type === "aws_iam_role_policy_attachment"
      ? attached([body.policy_arn])
      : [
          ...(places[type] ?? []).flatMap(([attribute, place]) => findings(attribute, body[attribute], place)),
          ...(type === "aws_iam_role" ? roleFindings(body) : []),
        ],
};

function roleFindings(body: Attributes): readonly Finding[] {
  const { blocks, expression } = nestedBlocks(body, "inline_policy");
  return [
    ...(expression ? [outcome.unknown("inline_policy", expression)] : []),
    ...blocks.flatMap(({ policy }) => findings("inline_policy.policy", policy, "identity")),
    ...attached([body.managed_policy_arns].flat()),
  ];
}

function attached(arns: readonly unknown[]): readonly Finding[] {
  return arns.flatMap((arn) =>
    typeof arn === "string" && boundless.test(arn)
      ? [outcome.fail(`${arn} allows nearly everything`, arn.slice(arn.lastIndexOf("/") + 1))]
      : [],
  );
}

function findings(attribute: string, policy: unknown, place: Place): readonly Finding[] {
  if (policy === undefined || policy === null) return [];
  const statements = iamDocument(policy);
  if (statements) return statements.filter(({ allows }) => allows).flatMap((one) => statementFindings(one, place));
  if (isExpression(policy)) return [outcome.unknown(attribute, policy)];
  return [outcome.fail(`${attribute} is no policy that can be read`)];
}

function statementFindings(statement: IamStatement, place: Place): readonly Finding[] {
  const { name, actions, resources, principals, negations, conditional } = statement;
  const fail = (what: string) => outcome.fail(`statement ${name} ${what}`, name);
  return [
    ...negations.map((negation) => fail(`allows by ${negation}, which is all but what it names`)),
    ...actions
      .filter((action) => everyAction(action) && !(place === "key" && delegates(principals)))
      .map((action) => fail(`allows the action ${action}`)),
    // In the policy of a key, the resource * is the key itself.
    ...(place === "key" ? [] : resources.filter((resource) => resource === "*")).map(() =>
      fail("is about every resource"),
    ),
    ...(principals.includes("*") && !conditional ? [fail("is for everybody, on no condition")] : []),
  ];
}

function everyAction(action: string): boolean {
  return /^\*$|^[\w-]+:\*+$/.test(action);
}

/** Said to an account as a whole, a key policy allows nothing yet: it lets the account's own policies decide. */
function delegates(principals: readonly string[]): boolean {
  return (
    principals.length > 0 &&
    principals.every((principal) => /^AWS:(\d{12}|arn:[\w-]+:iam::\d{12}:root)$/.test(principal))
  );
}
