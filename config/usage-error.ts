/** Something was typed wrongly: the message is all that is shown. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
