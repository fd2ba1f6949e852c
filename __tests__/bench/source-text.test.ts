import { SourceText } from "../../bench/recording/source-text";

/** What the text comes to for a copy. */
function evaluated(text: string, copy: string, own: readonly string[]): unknown {
  return new Function("copy", "own", `return (${text});`)(copy, own);
}

describe("values as source text", () => {
  const names = ["copy-001", "copy-002"];

  it("GIVEN values that differ by name, by hash and not at all WHEN their text is run for a copy THEN it is that copy's value", () => {
    const formOf = (copy: string, hash: string) => ({
      [`${copy}/key`]: `\`of\` ${copy} \${not.a.token} \\n`,
      hash,
      fixed: ['a "text"', 1, true, null],
    });
    const forms = [formOf("copy-001", "3f"), formOf("copy-002", "9c")];
    const text = new SourceText(names);

    const source = text.of(forms);

    expect(names.map((name, index) => evaluated(source, name, text.ownStrings()[index] ?? []))).toEqual(forms);
    expect(text.ownStrings()).toEqual([["3f"], ["9c"]]);
  });
});
