import { nearest } from "../../config/nearest";
import { UsageError } from "../../config/usage-error";
import { cdktfFlags, type StackCommand } from "./cdktf-flags";

/** What was typed after `npm run <command> --`. */
export interface CommandArguments {
  readonly environment: string;
  /** Apply without asking. */
  readonly autoApprove: boolean;
  /** End with 2 when a plan has changes, as `terraform plan -detailed-exitcode` does. */
  readonly detailedExitCode: boolean;
  /** Flags for the cdktf CLI, in the order typed. */
  readonly cdktf: readonly string[];
}

const ownFlags: Readonly<Record<StackCommand, readonly string[]>> = {
  diff: ["--detailed-exitcode"],
  deploy: ["--auto-approve"],
  destroy: ["--auto-approve"],
  output: [],
};

/**
 * Reads a command line: one environment, and flags before or after it.
 *
 * @param known names of the environments, for the message when none is given
 * @throws UsageError
 */
export function parseArguments(
  command: StackCommand,
  argv: readonly string[],
  known: readonly string[],
): CommandArguments {
  const own = new Set<string>();
  const environments: string[] = [];
  const cdktf: string[] = [];
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [flag = word] = word.split("=", 1);
    const handedOn = cdktfFlags[command][flag];
    if (ownFlags[command].includes(word)) {
      own.add(word);
    } else if (handedOn) {
      cdktf.push(word);
      if (handedOn.takesValue && word === flag) cdktf.push(valueAfter(flag, rest.shift()));
    } else if (word.startsWith("-")) {
      throw new UsageError(unknownFlag(command, word));
    } else {
      environments.push(word);
    }
  }
  const [environment, ...more] = environments;
  if (!environment || more.length > 0) {
    const problem = environment
      ? `one environment at a time, not ${environments.join(" and ")}`
      : "name the environment";
    throw new UsageError(`${problem}: npm run ${command} -- <environment>\nenvironments: ${known.join(", ")}`);
  }
  return {
    environment,
    autoApprove: own.has("--auto-approve"),
    detailedExitCode: own.has("--detailed-exitcode"),
    cdktf,
  };
}

function valueAfter(flag: string, value: string | undefined): string {
  if (value === undefined || value.startsWith("--")) throw new UsageError(`${flag} needs a value`);
  return value;
}

function unknownFlag(command: StackCommand, word: string): string {
  const flags = [...ownFlags[command], ...Object.keys(cdktfFlags[command])];
  const near = nearest(word, flags);
  return `${command} has no flag ${word}${near ? `; did you mean ${near}?` : ""}\nflags: ${flags.join(", ")}`;
}
