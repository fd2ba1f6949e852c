export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, readonly string[]>>;
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** A policy as `policyDocument` writes it: every part a list. */
export interface PolicyDocument {
  readonly Statement: readonly PolicyStatement[];
}

/** Stands for what the issuer of a cluster is to Terraform. */
export const issuer = "oidc.example.com/id/CLUSTER";

/**
 * The policy in an attribute of a synthesized resource, as AWS will get it: the issuer in place of its expression,
 * and variables of IAM without what keeps them from Terraform.
 */
export function readPolicy(text: unknown): PolicyDocument {
  const known = String(text)
    // Quotation marks inside an expression would end the text around it.
    .replace(/(?<!\$)\$\{[^}]*\}/g, (reference) =>
      /^\$\{replace\(.*issuer/.test(reference) ? issuer : reference.replaceAll('"', "'"),
    )
    .replaceAll("$${", "${");
  const document = JSON.parse(known) as { readonly Statement: readonly Readonly<Record<string, unknown>>[] };
  return { Statement: document.Statement.map(listed) };
}

function listed(statement: Readonly<Record<string, unknown>>): PolicyStatement {
  const lists = (value: unknown) => (value === undefined ? undefined : [value].flat());
  const parts: unknown = { ...statement, Action: lists(statement.Action), Resource: lists(statement.Resource) };
  return parts as PolicyStatement;
}
