import { parseArgs } from "node:util";
import { UsageError } from "../config/usage-error";
import { overview } from "./support/overview";
import { runCommand } from "./support/run-command";

runCommand(() => overview(wanted()));

function wanted(): readonly string[] {
  try {
    const { values } = parseArgs({ options: { env: { type: "string" } } });
    return (values.env ?? process.env.ENVIRONMENT ?? "")
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean);
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nusage: npm start [-- --env <environment>,<environment>]`);
  }
}
