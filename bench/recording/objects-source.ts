import { classConfig } from "./class-config";
import { copiesFunction } from "./copies-function";
import { type RecordedCopy, resourceId } from "./recorded-copy";
import { SourceText } from "./source-text";

/** The same resources as plain objects `{ id, kind, body }`, for tools that know nothing of Terraform; CommonJS. */
export function objectsSource(copies: readonly RecordedCopy[]): string {
  const text = new SourceText(copies.map(({ name }) => name));
  const objects = copies[0]?.resources.map(({ type }, position) => {
    const body = text.of(copies.map(({ resources }) => classConfig(resources[position]?.attributes)));
    // Names of Kubernetes objects, which some of the tools insist on.
    const id = `\`${resourceId("${copy}", type.replaceAll("_", "-"), position)}\``;
    return `{ id: ${id}, kind: "${type}", body: ${body} },`;
  });
  return [copiesFunction(text, ["objects: [", ...(objects ?? []), "],"]), "module.exports = { copies };", ""].join(
    "\n",
  );
}
