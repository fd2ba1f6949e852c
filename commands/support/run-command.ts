import { UsageError } from "../../config/usage-error";
import { SynthesisFailure } from "./synthesize";

/** Runs a command's body as a program: its number is the exit code, and a message meant for people is shown as such. */
export function runCommand(body: () => Promise<number> | number): void {
  Promise.resolve()
    .then(body)
    .then(
      (code) => {
        process.exitCode = code;
      },
      (error: unknown) => {
        process.exitCode = error instanceof UsageError ? 2 : 1;
        if (error instanceof SynthesisFailure) return;
        process.stderr.write(
          `${error instanceof UsageError ? error.message : error instanceof Error ? error.stack : error}\n`,
        );
      },
    );
}
