import { table } from "./markdown";

/** A stack as Terraform will read it. */
export interface RenderedStack {
  readonly name: string;
  readonly rendered: object;
}

type Body = Readonly<Record<string, unknown>>;
type Lists = Readonly<Record<string, readonly string[]>>;

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: unknown;
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const introduction = `# Roles of IAM

<!-- Written by \`npm run docs\` from the synthesized stacks of every environment on EKS; a test compares the two. -->

Every role that the environments make on AWS: who may assume it, and what it may do. Policies that AWS writes and keeps are named; what they allow, AWS says.
\`*\` for a resource stands where the API has nothing narrower; the reason stands beside the statement in \`constructs/aws\`, and the policy rule [bounded-iam](policy.md#bounded-iam) holds it there.

Calls that need no permission are not here: any identity may ask who it is (\`sts:GetCallerIdentity\`).`;

/** docs/reference/iam.md, whole. */
export function iamPage(stacks: readonly RenderedStack[]): string {
  const parts = stacks.flatMap(({ name, rendered }) => {
    const roles = blocks(rendered, "aws_iam_role");
    if (roles.length === 0) return [];
    return [`## ${name}`, ...roles.flatMap(([id, role]) => rolePart(rendered, id, role))];
  });
  const none = "No environment of this program runs on EKS, so there is none.";
  return `${[introduction, ...(parts.length > 0 ? parts : [none])].join("\n\n")}\n`;
}

function rolePart(rendered: object, id: string, role: Body): string[] {
  const its = (type: string) =>
    blocks(rendered, type)
      .map(([, body]) => body)
      .filter((body) => body.role === `\${aws_iam_role.${id}.name}` || body.role === role.name);
  const attached = its("aws_iam_role_policy_attachment").map(({ policy_arn }) => code(String(policy_arn)));
  const statements = its("aws_iam_role_policy").flatMap(({ policy }) => statementsOf(policy));
  return [
    `### ${String(role.name)}`,
    ...(typeof role.description === "string" ? [`${role.description}.`] : []),
    table(
      ["Who may assume it", "By", "Only where"],
      statementsOf(role.assume_role_policy).map((trust) => [
        list(principals(trust.Principal)),
        list(texts(trust.Action).map(code)),
        conditions(trust),
      ]),
    ),
    ...(attached.length > 0 ? [`Policies of AWS: ${attached.sort().join(", ")}.`] : []),
    ...(statements.length > 0
      ? [
          table(
            ["Statement", "Actions", "Resources", "Only where"],
            statements.map((statement) => [
              statement.Effect === "Deny" ? `${statement.Sid} (denies)` : statement.Sid,
              list(texts(statement.Action).map(code)),
              list(texts(statement.Resource).map(code)),
              conditions(statement),
            ]),
          ),
        ]
      : []),
    ...(attached.length + statements.length === 0 ? ["It may do nothing but be: it has no policy."] : []),
  ];
}

/** Resources of a type, by the name that whoever made them chose. */
function blocks(rendered: object, type: string): (readonly [id: string, body: Body])[] {
  const { resource = {} } = rendered as {
    readonly resource?: Readonly<Record<string, Readonly<Record<string, Body>>>>;
  };
  const name = ([id, body]: readonly [string, Body]) => String(body.name ?? id);
  return Object.entries(resource[type] ?? {}).sort((one, other) => (name(one) < name(other) ? -1 : 1));
}

/** Quotation marks inside an expression would end the text around it. */
function statementsOf(policy: unknown): readonly Statement[] {
  const text = String(policy).replace(/(?<!\$)\$\{[^}]*\}/g, (expression) => expression.replaceAll('"', "'"));
  return (JSON.parse(text.replaceAll("$${", "${")) as { readonly Statement: readonly Statement[] }).Statement;
}

function principals(principal: unknown): string[] {
  if (typeof principal === "string") return [code(principal)];
  return Object.entries((principal ?? {}) as Lists).flatMap(([kind, names]) =>
    texts(names).map((name) => `${kind} ${code(name)}`),
  );
}

function conditions({ Condition = {} }: Statement): string {
  const each = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => {
      if (operator === "Null") return `${code(key)} is ${texts(values).includes("true") ? "not there" : "there"}`;
      return `${code(key)} ${operator} ${texts(values).map(code).join(" or ")}`;
    }),
  );
  return each.length > 0 ? list(each) : "always";
}

function texts(value: unknown): string[] {
  return [value].flat().filter((item) => typeof item === "string");
}

function list(items: readonly string[]): string {
  return items.join("<br>");
}

function code(text: string): string {
  return `\`${text}\``;
}
