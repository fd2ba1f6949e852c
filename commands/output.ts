import { parseArguments } from "./support/arguments";
import { runCdktf } from "./support/cdktf";
import { environmentNames } from "./support/project";
import { runCommand } from "./support/run-command";
import { stacksOf } from "./support/stacks-of";

runCommand(async () => {
  const { environment, cdktf } = parseArguments("output", process.argv.slice(2), environmentNames());
  const stacks = stacksOf(environment);
  const { status } = await runCdktf(["output", ...stacks, "--skip-synth", "--skip-provider-lock", ...cdktf]);
  return status;
});
