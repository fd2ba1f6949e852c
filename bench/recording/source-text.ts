/**
 * Values as the source text of a function over a copy's name (`copy`) and its own strings (`own`): literals
 * as a person writes them, so that nothing is parsed or cloned while the program that contains them is measured.
 */
export class SourceText {
  private readonly own: string[][];

  constructor(readonly names: readonly string[]) {
    this.own = names.map(() => []);
  }

  /** Text of a value that every copy has in its own form; `forms` are those, in the order of the names. */
  of(forms: readonly unknown[]): string {
    const [first] = forms;
    if (typeof first === "string") return this.ofStrings(forms as string[]);
    if (Array.isArray(first)) {
      return `[${first.map((_, index) => this.of(forms.map((form) => (form as unknown[])[index]))).join(", ")}]`;
    }
    if (typeof first === "object" && first !== null) return this.ofObjects(forms as Record<string, unknown>[]);
    return JSON.stringify(first);
  }

  /** Strings that are neither equal in all copies nor differ by the name alone (such as hashes), by copy. */
  ownStrings(): readonly (readonly string[])[] {
    return this.own;
  }

  private ofObjects(forms: readonly Record<string, unknown>[]): string {
    const keys = forms.map(Object.keys);
    const members = (keys[0] ?? []).map((_, index) => {
      const key = this.ofStrings(keys.map((own) => own[index] ?? ""));
      return `${key.startsWith('"') ? key : `[${key}]`}: ${this.of(forms.map((form, copy) => form[keys[copy]?.[index] ?? ""]))}`;
    });
    return `{ ${members.join(", ")} }`;
  }

  private ofStrings(forms: readonly string[]): string {
    const [first = ""] = forms;
    if (forms.every((form) => form === first)) return JSON.stringify(first);
    const parts = first.split(this.names[0] ?? "");
    if (forms.every((form, copy) => form === parts.join(this.names[copy]))) {
      return `\`${parts.map(escaped).join("${copy}")}\``;
    }
    for (const [copy, form] of forms.entries()) this.own[copy]?.push(form);
    return `own[${(this.own[0]?.length ?? 0) - 1}]`;
  }
}

function escaped(text: string): string {
  return text.replace(/[`\\]|\$(?=\{)/g, "\\$&");
}
