import { applyStacks } from "./support/apply-stacks";
import { runCommand } from "./support/run-command";

runCommand(() => applyStacks("deploy", process.argv.slice(2)));
