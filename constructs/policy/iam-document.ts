/** One statement of an IAM policy, its parts as lists whatever way they were written. */
export interface IamStatement {
  /** Its `Sid`, or its position. */
  readonly name: string;
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Principals as `kind:value`; `*` for everybody. */
  readonly principals: readonly string[];
  /** Which of NotAction, NotResource and NotPrincipal it has. */
  readonly negations: readonly string[];
  readonly conditional: boolean;
}

/** What stands for an expression of Terraform, whose quotation marks would end the text around them. */
const expression = "<expression>";

/** The statements of a policy; nothing where its text is only known to Terraform, or is no policy. */
export function iamDocument(text: unknown): readonly IamStatement[] | undefined {
  if (typeof text !== "string") return undefined;
  try {
    const document = JSON.parse(text.replace(/(?<!\$)\$\{[^}]*\}/g, expression)) as { Statement?: unknown } | null;
    const statements = listOf(document?.Statement);
    return statements.length === 0 ? undefined : statements.map(statement);
  } catch {
    return undefined;
  }
}

function statement(value: unknown, position: number): IamStatement {
  const parts = (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return {
    name: typeof parts.Sid === "string" && parts.Sid !== "" ? parts.Sid : String(position),
    allows: parts.Effect !== "Deny",
    actions: texts(parts.Action),
    resources: texts(parts.Resource),
    principals: principals(parts.Principal),
    negations: ["NotAction", "NotResource", "NotPrincipal"].filter((key) => key in parts),
    conditional: typeof parts.Condition === "object" && Object.keys(parts.Condition ?? {}).length > 0,
  };
}

function principals(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([kind, names]) =>
    texts(names).map((name) => (name === "*" ? name : `${kind}:${name}`)),
  );
}

function texts(value: unknown): readonly string[] {
  return listOf(value).filter((item) => typeof item === "string");
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
