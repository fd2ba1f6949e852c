/** A boolean as Terraform reads it, which takes the words as well; `undefined` for anything else. */
export function flag(value: unknown): boolean | undefined {
  if (value === true || value === "true") return true;
  if (value === false || value === "false") return false;
  return undefined;
}
