/** Whether Terraform computes the text: `${…}` and `%{…}` are templates, `$${` and `%%{` are the characters themselves. */
export function isExpression(value: unknown): value is string {
  if (typeof value !== "string" || !value.includes("{")) return false;
  return /[$%]\{/.test(value.replace(/\$\$\{|%%\{/g, ""));
}
