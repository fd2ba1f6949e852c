import { Token } from "cdktf";
import { literal } from "../../core/literal";
import type { Conditions, Principals, ResourceStatement, Statement, TrustStatement } from "./statement";

/**
 * A policy as IAM, S3, KMS, SQS and ECR read it: JSON with statements, actions and values in a fixed order.
 * Variables of IAM, such as `${aws:PrincipalTag/team}`, are kept from Terraform.
 *
 * @throws Error when a name of a statement is taken twice, is none that IAM takes, or a statement names no action.
 */
export function policyDocument(statements: readonly (Statement | TrustStatement | ResourceStatement)[]): string {
  const names = new Set<string>();
  for (const { sid, actions } of statements) {
    if (!/^[A-Za-z0-9]+$/.test(sid)) throw new Error(`statement ${sid}: IAM takes letters and digits only`);
    if (names.has(sid)) throw new Error(`statement ${sid} is there twice in one policy`);
    if (actions.length === 0) throw new Error(`statement ${sid} names no action`);
    names.add(sid);
  }
  const ordered = [...statements].sort((one, other) => (one.sid < other.sid ? -1 : 1));
  return JSON.stringify({ Version: "2012-10-17", Statement: ordered.map(rendered) });
}

function rendered(statement: Statement | TrustStatement | ResourceStatement) {
  const { sid, effect, actions, conditions } = statement;
  const resources = resourcesOf(statement);
  return {
    Sid: sid,
    Effect: effect ?? "Allow",
    ...("principals" in statement ? { Principal: principal(statement.principals) } : {}),
    Action: sorted(actions),
    ...(resources ? { Resource: sorted(resources) } : {}),
    ...(conditions && Object.keys(conditions).length > 0 ? { Condition: condition(conditions) } : {}),
  };
}

function resourcesOf(statement: Statement | TrustStatement | ResourceStatement): readonly string[] | undefined {
  if ("anyResource" in statement) return ["*"];
  return "resources" in statement ? statement.resources : undefined;
}

function principal(principals: Principals): "*" | Record<string, string[]> {
  if ("everybody" in principals) return "*";
  if ("services" in principals) return { Service: sorted(principals.services) };
  if ("federated" in principals) return { Federated: sorted(principals.federated) };
  return { AWS: sorted("arns" in principals ? principals.arns : principals.accounts) };
}

function condition(conditions: Conditions) {
  return byName(conditions, (keys) => byName(keys, (values) => sorted([values].flat())));
}

function byName<Value, Result>(record: Readonly<Record<string, Value>>, map: (value: Value) => Result) {
  const names = Object.keys(record).sort();
  return Object.fromEntries(names.map((name) => [name, map(record[name] as Value)]));
}

/** Literals in order of their text; references behind them as they came: cdktf numbers them through the whole process. */
function sorted(values: readonly string[]): string[] {
  const each = [...new Set(values)];
  const references = each.filter((value) => Token.isUnresolved(value));
  return [...each.filter((value) => !Token.isUnresolved(value)).sort(), ...references].map(literal);
}
