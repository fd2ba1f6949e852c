import { acknowledge } from "../../../../constructs/core/acknowledge";
import type { Finding } from "../../../../constructs/policy/finding";
import { policyReport } from "../../../../constructs/policy/policy-report";
import type { PolicyRule } from "../../../../constructs/policy/policy-rule";
import { PolicyStack } from "./policy-stack";

/** Builds the case into a stack. */
type Given = (stack: PolicyStack) => void;

interface Expected {
  readonly given: Given;
  /** Every message, in order. */
  readonly says: readonly string[];
}

export interface RuleCases {
  readonly compliant: Readonly<Record<string, Given>>;
  readonly violations: Readonly<Record<string, Expected>>;
  /** Left out by rules that need no value. */
  readonly unknown?: Readonly<Record<string, Expected>>;
}

/** What every rule is tested for: compliance, violations, values that only Terraform knows, and both acknowledged. */
export function describeRule(rule: PolicyRule, cases: RuleCases): void {
  describe(rule.id, () => {
    test.each(Object.entries(cases.compliant))("compliant: %s", (_name, given) => {
      // GIVEN
      const stack = new PolicyStack();
      given(stack);
      // WHEN
      const { failures } = policyReport([stack], [rule]);
      // THEN
      expect(failures).toEqual([]);
    });

    const findings = [
      ...Object.entries(cases.violations).map(([name, expected]) => ({ name, outcome: "fail" as const, ...expected })),
      ...Object.entries(cases.unknown ?? {}).map(([name, expected]) => ({
        name,
        outcome: "unknown" as const,
        ...expected,
      })),
    ];

    test.each(findings)("$outcome: $name", ({ given, says, outcome }: Expected & Pick<Finding, "outcome">) => {
      // GIVEN
      const stack = new PolicyStack();
      given(stack);
      // WHEN
      const { failures } = policyReport([stack], [rule]);
      // THEN
      expect(failures.map(({ message }) => message)).toEqual(says);
      expect(new Set(failures.map((failure) => `${failure.rule} ${failure.outcome}`))).toEqual(
        new Set([`${rule.id} ${outcome}`]),
      );
    });

    test.each(findings)("acknowledged: $name", ({ given, says }) => {
      // GIVEN
      const stack = new PolicyStack();
      given(stack);
      acknowledge(stack, rule.id, "a reason that is long enough to be one");
      // WHEN
      const { failures, acknowledged } = policyReport([stack], [rule]);
      // THEN
      expect(failures).toEqual([]);
      expect(acknowledged.map(({ matches }) => matches)).toEqual([says.length]);
    });
  });
}
