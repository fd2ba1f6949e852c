import { Token } from "cdktf";

/** Text as it stands: Terraform would read a dollar or percent sign before a brace as a template. Tokens pass unchanged. */
export function literal(text: string): string {
  // Nearly all texts, and the longest: files in ConfigMaps.
  if (!text.includes("${") && !text.includes("%{")) return text;
  return Token.isUnresolved(text) ? text : text.replace(/[$%](?=\{)/g, "$&$&");
}
