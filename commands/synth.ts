import { overview } from "./support/overview";
import { runCommand } from "./support/run-command";
import { UsageError } from "../config/usage-error";

runCommand(() => {
  const names = process.argv.slice(2);
  const flag = names.find((name) => name.startsWith("-"));
  if (flag) throw new UsageError(`synth has no flag ${flag}: npm run synth -- [<environment> ...]`);
  return overview(names);
});
