type Fields = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Fields>>>>;

/** Arguments that are maps of a person's own keys, which JSON writes like blocks. */
const maps = [
  "tags",
  "labels",
  "annotations",
  "match_labels",
  "data",
  "data_wo",
  "limits",
  "requests",
  "node_selector",
];

/** Resources and data sources of a stack in Terraform's own language, for readers that do not know its JSON well. */
export function hcl(stack: Fields): string {
  return ["data", "resource"]
    .flatMap((kind) =>
      Object.entries((stack[kind] ?? {}) as Blocks).flatMap(([type, blocks]) =>
        Object.entries(blocks).map(([id, body]) => `${kind} "${type}" "${id}" ${block(body, "")}`),
      ),
    )
    .join("\n\n");
}

function block(body: Fields, indent: string): string {
  const lines = Object.entries(body)
    // Orders, names of constructs and ignored differences say nothing about what is made.
    .filter(([key, value]) => value !== null && !["//", "depends_on", "ignore_changes", "provider"].includes(key))
    .flatMap(([key, value]) => entry(key, value, `${indent}  `));
  return ["{", ...lines, `${indent}}`].join("\n");
}

function entry(key: string, value: unknown, indent: string): readonly string[] {
  if (!isMap(key, value)) {
    if (isFields(value)) return [`${indent}${key} ${block(value, indent)}`];
    if (Array.isArray(value) && value.length > 0 && value.every(isFields)) {
      return value.map((each) => `${indent}${key} ${block(each, indent)}`);
    }
  }
  return [`${indent}${key} = ${expression(value)}`];
}

function isMap(key: string, value: unknown): boolean {
  if (!isFields(value)) return false;
  return maps.includes(key) || Object.keys(value).some((name) => !/^[A-Za-z_]\w*$/.test(name));
}

function expression(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(expression).join(", ")}]`;
  if (isFields(value)) {
    return `{ ${Object.entries(value)
      .map(([key, each]) => `${JSON.stringify(key)} = ${expression(each)}`)
      .join(", ")} }`;
  }
  const reference = typeof value === "string" ? /^\$\{([^{}]+)\}$/.exec(value)?.[1] : undefined;
  return reference ?? JSON.stringify(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
