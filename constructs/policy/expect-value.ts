import type { Finding } from "./finding";
import { isExpression } from "./is-expression";
import { outcome } from "./outcome";

export interface Expectation {
  /** Name of the attribute, as the message says it. */
  readonly attribute: string;
  /** What stands there; `undefined` where nothing does. */
  readonly value: unknown;
  readonly accepts: (value: unknown) => boolean;
  /** What would be accepted, as the end of "must be …". */
  readonly wanted: string;
  readonly subject?: string;
}

/** No finding where the value is accepted, `unknown` where only Terraform knows it. */
export function expectValue({ attribute, value, accepts, wanted, subject }: Expectation): readonly Finding[] {
  const expression = Array.isArray(value) ? value.find(isExpression) : value;
  if (isExpression(expression)) return [outcome.unknown(attribute, expression, subject)];
  if (accepts(value)) return [];
  return [
    outcome.fail(
      `${attribute} is ${value === undefined ? "not set" : JSON.stringify(value)}; it must be ${wanted}`,
      subject,
    ),
  ];
}
