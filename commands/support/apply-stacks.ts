import { parseArguments } from "./arguments";
import { runCdktf } from "./cdktf";
import { environmentNames } from "./project";
import { recover } from "./recover";
import { recoveryFrom } from "./recovery";
import { requireApprover } from "./require-approver";
import { runStacks, type StackOutcome } from "./run-stacks";
import { stacksOf } from "./stacks-of";
import { exitCode, summary } from "./summary";
import { type TerraformError, terraformErrors } from "./terraform-errors";
import { readStackLog } from "./terraform-log";

/** Deploys an environment's stacks from the bottom up, or destroys them from the top down. */
export async function applyStacks(command: "deploy" | "destroy", argv: readonly string[]): Promise<number> {
  const { environment, autoApprove, cdktf } = parseArguments(command, argv, environmentNames());
  requireApprover(command, environment, autoApprove);
  const upwards = stacksOf(environment);
  const stacks = command === "deploy" ? upwards : [...upwards].reverse();
  console.log(`${command}: ${stacks.join(", then ")}`);
  const flags = [...(autoApprove ? ["--auto-approve"] : []), ...cdktf];
  const results = await runStacks(stacks, {
    step: (stack) => step(command, environment, stack, flags),
    say: console.log,
  });
  console.log(`\n${summary(results, [`npm run ${command} -- ${environment}`, ...flags].join(" "))}`);
  return exitCode(results);
}

const unprotect = "It holds data, and the environment has deletionProtection: set that to false, deploy, then destroy.";

/** A recovered run may meet the next thing that is in its way; a stack that never comes through stops here. */
const mostRecoveries = 5;

async function step(
  command: "deploy" | "destroy",
  environment: string,
  stack: string,
  flags: readonly string[],
): Promise<StackOutcome> {
  for (let recoveries = 0; ; recoveries += 1) {
    const { outcome, failures } = await run(command, stack, flags);
    if (command === "destroy" || outcome.state !== "failed" || recoveries === mostRecoveries) return outcome;
    const mended = recover(environment, stack, failures);
    if (mended.length === 0) return outcome;
    for (const line of mended) console.log(`${stack}: ${line}`);
  }
}

async function run(
  command: "deploy" | "destroy",
  stack: string,
  flags: readonly string[],
): Promise<{ outcome: StackOutcome; failures: readonly TerraformError[] }> {
  // The order is ours: cdktf sees one stack at a time.
  const own = ["--skip-synth", "--skip-provider-lock", "--ignore-missing-stack-dependencies"];
  const { status, log, terraformLog, interrupted } = await runCdktf([command, stack, ...own, ...flags]);
  const { states, changes, errors, tail } = readStackLog(log, stack);
  const failures = terraformErrors(terraformLog);
  return { outcome: outcomeOf(), failures };

  function outcomeOf(): StackOutcome {
    const done = command === "deploy" ? "deployed" : "destroyed";
    if (interrupted) return { state: "interrupted" };
    if (status !== 0) return { state: "failed", reason: reasonOf() };
    return states.includes(done) || changes === "no changes"
      ? { state: "done", detail: changes ?? "" }
      : { state: "dismissed" };
  }

  function reasonOf(): readonly string[] {
    if (errors.length > 0) return errors;
    if (failures.length > 0) {
      const lines = failures.map(({ address, message }) => `${address}: ${message}`);
      return command === "destroy" && recoveryFrom(failures).untaint.length > 0 ? [...lines, unprotect] : lines;
    }
    return [...tail, "cdktf's own message stands above."];
  }
}
