import { addresses } from "./leave-out";

/** Values in the form that Amazon's parameters have, for every one that some stacks read. */
export function publishedParameters(stacks: readonly Readonly<Record<string, unknown>>[]): Record<string, string> {
  const names = stacks
    .flatMap(addresses)
    .filter(({ type }) => type === "data.aws_ssm_parameter")
    .map(({ body }) => String(body.name));
  return Object.fromEntries(names.map((name) => [name, exampleOf(name)]));
}

function exampleOf(name: string): string {
  return name.endsWith("/image_version") ? "1.63.0-4d7a5c1f" : "ami-0123456789abcdef0";
}
