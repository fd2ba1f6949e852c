import type { Conditions } from "../statement";

/** What is there already and bears the mark, whatever its value. */
export function bearsMark(mark: string): Conditions {
  return { Null: { [`aws:ResourceTag/${mark}`]: "false" } };
}
