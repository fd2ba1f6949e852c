import { TerraformStack } from "cdktf";
import { Acknowledgements } from "./acknowledgements";
import { acknowledgementsOn, type StandingAcknowledgement } from "./acknowledgements-on";
import { BlockIndex } from "./block-index";
import { constructPath } from "./construct-path";
import type { PolicyFailure } from "./finding";
import { groupBy } from "./group-by";
import type { PolicyRule, RuleScope } from "./policy-rule";
import type { RenderedBlock } from "./rendered-block";
import { renderedBlocks } from "./rendered-blocks";
import { unusedAcknowledgement } from "./unused-acknowledgement";

export interface PolicyReport {
  /** Findings that nothing acknowledges, and acknowledgements that match no finding. */
  readonly failures: readonly PolicyFailure[];
  /** The exceptions in force, for whoever reviews them. */
  readonly acknowledged: readonly (StandingAcknowledgement & { readonly stack: string })[];
}

/** What policy needs to know of the environment of a stack. */
interface PolicyEnvironment {
  readonly name: string;
  readonly deletionProtection: boolean;
}

/** Holds every rule against the rendered resources of the stacks. */
export function policyReport(stacks: readonly TerraformStack[], rules: readonly PolicyRule[]): PolicyReport {
  const rendered = stacks.map((stack) => ({
    stack,
    environment: environmentOf(stack),
    blocks: renderedBlocks(stack.toTerraform()),
  }));
  const environments = new Map(
    [...groupBy(rendered, ({ stack, environment }) => environment?.name ?? stack)].map(([key, members]) => [
      key,
      new BlockIndex(members.flatMap(({ blocks }) => blocks)),
    ]),
  );
  const ids = rules.map(({ id }) => id);
  const failures = aboveStacks(stacks).map((acknowledgement) => unusedAcknowledgement("", acknowledgement, ids));
  const acknowledged: PolicyReport["acknowledged"][number][] = [];
  for (const { stack, environment, blocks } of rendered) {
    const index = new BlockIndex(blocks);
    const scope: RuleScope = {
      // Without an environment to say otherwise, data is worth protecting: the same default as in environments.
      deletionProtection: environment?.deletionProtection ?? true,
      stack: index,
      environment: environments.get(environment?.name ?? stack) ?? index,
    };
    const acknowledgements = new Acknowledgements(stack);
    failures.push(...stackFailures(stack, scope, rules, acknowledgements));
    for (const acknowledgement of acknowledgements.all) {
      if (acknowledgement.matches > 0) acknowledged.push({ ...acknowledgement, stack: stack.node.id });
      else failures.push(unusedAcknowledgement(stack.node.id, acknowledgement, ids));
    }
  }
  return { failures, acknowledged };
}

function stackFailures(
  stack: TerraformStack,
  scope: RuleScope,
  rules: readonly PolicyRule[],
  acknowledgements: Acknowledgements,
): PolicyFailure[] {
  const failures: PolicyFailure[] = [];
  const rulesOf = rulesByKind(rules);
  for (const block of scope.stack.blocks) {
    for (const rule of rulesOf(block)) {
      for (const finding of rule.check(block, scope)) {
        const construct = constructPath(block, stack);
        if (acknowledgements.accept(rule.id, finding.subject, construct)) continue;
        failures.push({
          ...finding,
          rule: rule.id,
          stack: stack.node.id,
          construct,
          address: block.address,
          remedy: rule.remedy,
        });
      }
    }
  }
  return failures;
}

/** Asks each rule once for each kind of block. */
function rulesByKind(rules: readonly PolicyRule[]): (block: RenderedBlock) => readonly PolicyRule[] {
  const known = new Map<string, readonly PolicyRule[]>();
  return ({ section, type }) => {
    const kind = `${section} ${type}`;
    const found = known.get(kind) ?? rules.filter((rule) => rule.appliesTo({ section, type }));
    known.set(kind, found);
    return found;
  };
}

/** An exception may not reach over stacks, so one that stands above them can match nothing. */
function aboveStacks(stacks: readonly TerraformStack[]): readonly StandingAcknowledgement[] {
  const above = new Set(stacks.flatMap((stack) => stack.node.scopes.slice(0, -1)));
  return [...above].filter((construct) => !TerraformStack.isStack(construct)).flatMap(acknowledgementsOn);
}

function environmentOf(stack: TerraformStack): PolicyEnvironment | undefined {
  return (stack as { readonly environment?: PolicyEnvironment }).environment;
}
