import type { Request } from "./request";
import { wildcard } from "./wildcard";

type Values = readonly string[];
type Test = (value: string, wanted: string) => boolean;

/** Operators that policies here use; another one is refused, since whether it holds would be a guess. */
const operators: Readonly<Record<string, Test>> = {
  StringEquals: (value, wanted) => value === wanted,
  StringNotEquals: (value, wanted) => value === wanted,
  StringLike: (value, wanted) => wildcard(wanted).test(value),
  StringNotLike: (value, wanted) => wildcard(wanted).test(value),
  ArnEquals: (value, wanted) => wildcard(wanted).test(value),
  ArnLike: (value, wanted) => wildcard(wanted).test(value),
  ArnNotEquals: (value, wanted) => wildcard(wanted).test(value),
  ArnNotLike: (value, wanted) => wildcard(wanted).test(value),
  Bool: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
};

/**
 * Whether all conditions hold, by the rules of IAM: operators and keys are joined by "and", values by "or".
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 *
 * @throws Error for an operator that this evaluator does not know.
 */
export function conditionsHold(conditions: unknown, context: NonNullable<Request["context"]> = {}): boolean {
  // Names of condition keys are compared without their case, those of tags in them as well.
  const brought = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value].flat()]));
  return Object.entries((conditions ?? {}) as Record<string, Record<string, string | Values>>).every(
    ([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => holds(operator, brought.get(key.toLowerCase()), [wanted].flat())),
  );
}

function holds(operator: string, values: Values | undefined, wanted: Values): boolean {
  if (operator === "Null") return wanted.includes(String(values === undefined));
  const [, set, name = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const test = operators[name];
  if (!test) throw new Error(`the evaluator knows no condition operator ${operator}`);
  const negated = name.includes("Not");
  const matches = (value: string) => wanted.some((one) => test(value, one)) !== negated;
  // A key that the call does not bring satisfies denials of values, "for all" and "if it is there"; nothing else.
  if (values === undefined) return set === "ForAllValues" || ifExists !== undefined || (negated && set === undefined);
  if (set === "ForAllValues") return values.every(matches);
  if (set === undefined && values.length > 1)
    throw new Error(`${operator} has several values to compare, and no set operator`);
  return values.some(matches);
}
