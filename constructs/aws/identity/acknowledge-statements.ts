import type { IConstruct } from "constructs";
import { acknowledge } from "../../core/acknowledge";
import type { Statement } from "./statement";

/** Says in the construct tree why statements are about any resource, by the reasons that stand next to them. */
export function acknowledgeStatements(policy: IConstruct, statements: readonly Statement[]): void {
  for (const statement of statements) {
    if ("anyResource" in statement) acknowledge(policy, `bounded-iam[${statement.sid}]`, statement.anyResource);
  }
}
