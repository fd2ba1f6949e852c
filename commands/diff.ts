import { parseArguments } from "./support/arguments";
import { runCdktf } from "./support/cdktf";
import { environmentNames } from "./support/project";
import { runCommand } from "./support/run-command";
import { runStacks, type StackOutcome } from "./support/run-stacks";
import { stacksOf } from "./support/stacks-of";
import { exitCode, summary } from "./support/summary";
import { readStackLog } from "./support/terraform-log";

const unchanged = "no changes";

runCommand(async () => {
  const { environment, detailedExitCode, cdktf } = parseArguments("diff", process.argv.slice(2), environmentNames());
  const stacks = stacksOf(environment);
  const results = await runStacks(stacks, { step: (stack) => plan(stack, cdktf), say: console.log, carryOn: true });
  const changed = results.flatMap((result) =>
    result.state === "done" && result.detail !== unchanged ? [result.stack] : [],
  );
  console.log(`\n${summary(results, `npm run diff -- ${environment}`)}\n`);
  const code = exitCode(results);
  if (code === 0)
    console.log(
      changed.length > 0
        ? `${environment} would change in: ${changed.join(", ")}`
        : `${environment} is as its files say.`,
    );
  return code === 0 && detailedExitCode && changed.length > 0 ? 2 : code;
});

async function plan(stack: string, flags: readonly string[]): Promise<StackOutcome> {
  const { status, log, interrupted } = await runCdktf([
    "diff",
    stack,
    "--skip-synth",
    "--skip-provider-lock",
    ...flags,
  ]);
  const { changes, errors, tail } = readStackLog(log, stack);
  if (interrupted) return { state: "interrupted" };
  if (status !== 0) return { state: "failed", reason: errors.length > 0 ? errors : tail };
  return { state: "done", detail: changes ?? unchanged };
}
