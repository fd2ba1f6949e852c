import { Token } from "cdktf";

/** Text as it stands: Terraform would read a dollar or percent sign before a brace as a template. Tokens pass unchanged. */
export function literal(text: string): string {
  return Token.isUnresolved(text) ? text : text.replace(/[$%](?=\{)/g, "$&$&");
}
