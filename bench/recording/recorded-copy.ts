import fs from "node:fs";
import path from "node:path";

export type Attributes = Readonly<Record<string, unknown>>;

export interface RecordedResource {
  readonly type: string;
  /** As Terraform reads them, without comments and dependencies. */
  readonly attributes: Attributes;
  /** Positions of the resources before it that it waits for. */
  readonly after: readonly number[];
}

/** What one copy of the environment wrote, over all its stacks; references are as they are in the floor. */
export interface RecordedCopy {
  readonly name: string;
  readonly resources: readonly RecordedResource[];
  readonly passwords: readonly Attributes[];
}

type Section = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

interface Rendered {
  readonly resource?: Section;
  readonly ephemeral?: Section;
  readonly data?: Section;
}

/** Name of a resource of the floor. */
export function resourceId(copy: string, type: string, position: number | string): string {
  return `${copy}-${type}-${position}`;
}

/** Name of an ephemeral password of the floor. */
export function passwordId(copy: string, position: number): string {
  return resourceId(copy, "random_password", position);
}

/**
 * Reads all stacks of one environment from a folder of synthesized Terraform.
 *
 * @throws Error when they hold something that the floor has no way to write
 */
export function recordedCopy(outdir: string, name: string): RecordedCopy {
  const stacks = path.join(outdir, "stacks");
  const files = fs.readdirSync(stacks).filter((stack) => stack.startsWith(`${name}-`));
  const rendered = files
    .sort()
    .map((stack) => JSON.parse(fs.readFileSync(path.join(stacks, stack, "cdk.tf.json"), "utf8")) as Rendered);
  refuseUnknown(rendered);
  const passwords = rendered.flatMap(({ ephemeral }) => Object.entries(ephemeral?.random_password ?? {}));
  const renamed = passwords.reduce(
    (text, [id], position) =>
      text.replaceAll(`ephemeral.random_password.${id}.`, `ephemeral.random_password.${passwordId(name, position)}.`),
    JSON.stringify(rendered),
  );
  return {
    name,
    resources: inOrder((JSON.parse(renamed) as Rendered[]).map(({ resource }) => resource ?? {})),
    passwords: passwords.map(([, attributes]) => attributes),
  };
}

function refuseUnknown(rendered: readonly Rendered[]): void {
  const unknown = rendered.flatMap(({ ephemeral, data }) => [
    ...Object.keys(ephemeral ?? {}).filter((type) => type !== "random_password"),
    ...Object.keys(data ?? {}),
  ]);
  if (unknown.length > 0) throw new Error(`the floor cannot write ${unknown.join(", ")}: extend bench/recording`);
}

/** Each resource after those that it waits for. */
function inOrder(stacks: readonly Section[]): RecordedResource[] {
  const byAddress = new Map<string, { type: string; body: Attributes }>(
    stacks.flatMap((stack) =>
      Object.entries(stack).flatMap(([type, byId]) =>
        Object.entries(byId).map(([id, body]) => [`${type}.${id}`, { type, body }] as const),
      ),
    ),
  );
  const positions = new Map<string, number>();
  const ordered: RecordedResource[] = [];
  const visit = (address: string) => {
    const found = byAddress.get(address);
    if (!found) throw new Error(`${address} is waited for, but is no resource`);
    if (positions.has(address)) return;
    const { "//": _comment, depends_on: needed, ...attributes } = found.body;
    const addresses = (needed ?? []) as string[];
    addresses.forEach(visit);
    const after = addresses.map((each) => positions.get(each) ?? 0).sort((one, other) => one - other);
    positions.set(address, ordered.length);
    ordered.push({ type: found.type, attributes, after });
  };
  [...byAddress.keys()].forEach(visit);
  return ordered;
}
