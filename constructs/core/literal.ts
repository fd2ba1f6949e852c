/** Text as it stands: Terraform would read a dollar or percent sign before a brace as a template. Tokens in it pass unchanged. */
export function literal(text: string): string {
  // Nearly all texts, and the longest: files in ConfigMaps.
  if (!text.includes("${") && !text.includes("%{")) return text;
  return text.replace(/[$%](?=\{(?!TfToken\[))/g, "$&$&");
}
