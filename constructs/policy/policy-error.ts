import type { PolicyFailure } from "./finding";
import { findingId } from "./finding-id";

/** Findings of policy rules that nothing acknowledges; thrown before any file is in place. */
export class PolicyError extends Error {
  constructor(readonly failures: readonly PolicyFailure[]) {
    super(
      `${failures.length} policy finding${failures.length === 1 ? "" : "s"}; nothing was written.\n\n${failures.map(paragraph).join("\n\n")}`,
    );
    this.name = "PolicyError";
  }
}

function paragraph(failure: PolicyFailure): string {
  return [
    `${findingId(failure.rule, failure.subject)}: ${failure.message}`,
    `  where: ${[failure.stack, failure.address].filter(Boolean).join(", ")} (construct ${failure.construct})`,
    `  do:    ${failure.remedy}`,
  ].join("\n");
}
