import { UsageError } from "../config/usage-error";
import { overview } from "./support/overview";
import { runCommand } from "./support/run-command";

runCommand(() => {
  const names = process.argv.slice(2);
  const flag = names.find((name) => name.startsWith("-"));
  if (flag) throw new UsageError(`synth has no flag ${flag}: npm run synth -- [<environment> ...]`);
  return overview(names);
});
