import { UsageError } from "../../config/usage-error";

/** Refuses a run that would wait for an answer nobody can give. */
export function requireApprover(command: "deploy" | "destroy", environment: string, autoApprove: boolean): void {
  if (autoApprove || (process.stdin.isTTY && process.stdout.isTTY)) return;
  throw new UsageError(
    `${command} asks before it changes anything, and there is no terminal to ask on.\nTo go ahead unasked: npm run ${command} -- ${environment} --auto-approve`,
  );
}
