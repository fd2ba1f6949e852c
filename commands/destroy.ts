import { applyStacks } from "./support/apply-stacks";
import { runCommand } from "./support/run-command";

runCommand(() => applyStacks("destroy", process.argv.slice(2)));
