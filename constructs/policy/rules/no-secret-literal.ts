import { parse } from "yaml";
import { looksSecret, secretKey } from "../../../config/secret-literals";
import type { Finding } from "../finding";
import { isEphemeral } from "../is-ephemeral";
import { isExpression } from "../is-expression";
import { outcome } from "../outcome";
import type { PolicyRule } from "../policy-rule";

/** Names that environment files do not have and Terraform does: write-only arguments, cloud secrets, keys of typed Secrets. */
const furtherNames =
  /(?:password|token|private_key)_wo$|secret_(?:string|data|binary)(?:_wo)?$|^(?:\.dockerconfigjson|\.dockercfg|tls\.key|ssh-privatekey)$/i;

/** Names that only sound like it: EFS calls the name so under which a file system is made once, and found again. */
const harmlessNames = new Set(["creation_token"]);

/** What stands for a value that comes later: Terraform, its escaped form for shells, Kubernetes, templates. */
const references = /[$%]{1,2}\{[^}]*\}|\$\([A-Za-z_]\w*\)|\{\{.*?\}\}/g;

/** What stands for a value in scripts and comments, where it says nothing of the attribute as a whole. */
const placeholders = /\$[A-Za-z_]\w*|<[^<>\s]*>|%[sdv]/g;

export const noSecretLiteral: PolicyRule = {
  id: "no-secret-literal",
  summary: "No attribute, variable of a container, chart value or file holds a secret in plain text.",
  remedy:
    "take the value out and replace the secret; name a Secret instead (Secret, secretKeyRef, the chart's existing-secret value)",
  appliesTo: () => true,
  check: ({ section, type, name, body }) => {
    // The address would be the only name that a variable's default has.
    const values = section === "variable" ? { [name]: body.default } : body;
    const found: Finding[] = [];
    new Walk(found, section !== "provider", type === "helm_release").object(values as Record<string, unknown>);
    return found;
  },
};

/** One pass over all attributes; the path is kept as a stack, for it is only needed where something is found. */
class Walk {
  private readonly path: string[] = [];

  constructor(
    private readonly found: Finding[],
    /** Whether Terraform keeps what it computes for these attributes. */
    private readonly kept: boolean,
    private readonly chart: boolean,
  ) {}

  object(attributes: Readonly<Record<string, unknown>>): void {
    const { name } = attributes;
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "//") continue;
      // A variable of a container, a `set` of a chart: the name of the value is itself a value.
      if (key === "value" && typeof name === "string") this.value(name.slice(name.lastIndexOf(".") + 1), value, false);
      else if (key === "values" && this.chart && this.path.length === 0) this.chartValues(value);
      // External Secrets calls the key of a Secret so, next to where the value really is.
      else if (key !== "secretKey" || attributes.remoteRef === undefined) this.value(key, value, true);
    }
  }

  private value(key: string, value: unknown, shown: boolean): void {
    if (shown) this.path.push(key);
    if (typeof value === "string") this.text(key, value);
    else if (Array.isArray(value)) for (const [position, item] of value.entries()) this.item(key, position, item);
    else if (typeof value === "object" && value !== null) this.object(value as Record<string, unknown>);
    if (shown) this.path.pop();
  }

  private item(key: string, position: number, item: unknown): void {
    if (typeof item === "string") this.text(key, item);
    if (typeof item !== "object" || item === null) return;
    const { name } = item as Record<string, unknown>;
    this.path.push(typeof name === "string" ? name : String(position));
    this.object(item as Record<string, unknown>);
    this.path.pop();
  }

  private text(key: string, text: string): void {
    if (text === "" || text === "true" || text === "false") return;
    const named = !harmlessNames.has(key) && (secretKey.test(key) || furtherNames.test(key));
    if (!named && text.length < 8) return;
    const plain = /[{(]/.test(text) ? text.replace(references, "") : text;
    if (looksSecret(plain.replace(placeholders, ""))) {
      this.report("has the form of a secret in plain text");
    } else if (named && plain === text) {
      this.report("is named like a secret and holds plain text");
    } else if (named && this.kept && isExpression(text) && !isEphemeral(text) && !this.writeOnly()) {
      this.found.push(outcome.unknown(this.path.join("."), text, this.path.join(".")));
    }
  }

  /** Charts read YAML, of which JSON is a part. */
  private chartValues(documents: unknown): void {
    for (const document of [documents].flat()) {
      if (typeof document !== "string") continue;
      const values = parsed(document);
      this.path.push("values");
      if (typeof values === "object" && values !== null) this.object(values as Record<string, unknown>);
      else if (isExpression(document)) this.found.push(outcome.unknown("values", document, "values"));
      else this.text("values", document);
      this.path.pop();
    }
  }

  /** What goes into write-only arguments is judged by no-secret-in-state. */
  private writeOnly(): boolean {
    return this.path.some((key) => key.endsWith("_wo"));
  }

  private report(what: string): void {
    const subject = this.path.join(".");
    this.found.push(outcome.fail(`${subject} ${what}`, subject));
  }
}

function parsed(document: string): unknown {
  try {
    return document.trimStart().startsWith("{") ? JSON.parse(document) : parse(document);
  } catch {
    return undefined;
  }
}
