import path from "node:path";
import { loadEnvironments } from "../../config/environments";
import { exportsOf, type SourceFile, sourceFiles } from "../support/source-files";

const sources = ["config", "constructs", "stacks", "review", "main.ts"].flatMap(sourceFiles);
const everything = [...sources, ...["commands", "scripts", "bench", "__tests__"].flatMap(sourceFiles)];

/** Lines of code that a pattern is found in, as `file:line: text`. */
function found(files: readonly SourceFile[], pattern: RegExp): readonly string[] {
  return files.flatMap(({ path: file, code }) =>
    code
      .split("\n")
      .flatMap((line, position) => (pattern.test(line) ? [`${file}:${position + 1}: ${line.trim()}`] : [])),
  );
}

describe("files stay short enough to be read in one go", () => {
  test.each([
    [/^main\.ts$/, 25],
    [/^stacks\//, 80],
    [/^constructs\//, 250],
    [/^config\//, 250],
    [/^(review|commands|scripts|bench)\//, 250],
    [/^__tests__\//, 250],
  ])("%s: at most %i lines", (files, limit) => {
    const long = everything.filter(({ path: file, lines }) => files.test(file) && lines > limit);

    expect(long.map(({ path: file, lines }) => `${file}: ${lines} lines`)).toEqual([]);
  });
});

describe("names", () => {
  /** Files that hold several things of one kind, or nothing but a default export. */
  const collections =
    /(^|\/)(index|registry|settings|quantity)\.ts$|^config\/(environments\/|(versions|hardware|naming|field-text)\.ts)/;

  test("files and folders are in kebab-case", () => {
    const others = everything.filter(({ path: file }) =>
      file.split(path.sep).some((part) => !/^(__tests__|[a-z0-9]+(-[a-z0-9]+)*)(\.(test|e2e|d))?(\.ts)?$/.test(part)),
    );

    expect(others.map(({ path: file }) => file)).toEqual([]);
  });

  test("a file has the name of what it exports", () => {
    const kebab = (name: string) => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
    const others = sources.filter((file) => {
      const exported = exportsOf(file);
      if (exported.length === 0 || collections.test(file.path)) return false;
      const words = path.basename(file.path, ".ts").split("-");
      return !exported.some((each) => words.every((word) => kebab(each).includes(word.replace(/s$/, ""))));
    });

    expect(others.map((file) => `${file.path} exports ${exportsOf(file).join(", ")}`)).toEqual([]);
  });

  test("nothing is called utils, helpers or common: a name says what for", () => {
    const vague = everything.filter(({ path: file }) =>
      /(^|[/-])(utils?|helpers?|misc)([/.-]|$)|(^|\/)(common|shared)[/.]/.test(file),
    );

    expect(vague.map(({ path: file }) => file)).toEqual([]);
  });
});

describe("code", () => {
  test("nothing is of type any", () => {
    const withoutText = everything.map((file) => ({
      ...file,
      code: file.code.replace(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, '""'),
    }));

    expect(found(withoutText, /(:|<|\bas|\|)\s*any\b/)).toEqual([]);
  });

  test("only main.ts reads the environment of the process", () => {
    expect(
      found(
        sources.filter(({ path: file }) => file !== "main.ts"),
        /process\s*\.\s*env|process\[/,
      ),
    ).toEqual([]);
  });

  test("no code knows an environment by its name", () => {
    const names = loadEnvironments().map(({ name }) => name);
    const code = sources.filter(({ path: file }) => !file.startsWith("config/environments/"));

    expect(names).not.toEqual([]);
    expect(found(code, new RegExp(`["'\`](${names.join("|")})["'\`]`))).toEqual([]);
  });

  test("versions are spelt in the table of versions, in a component's rows of it, and in environments; nowhere else", () => {
    const tables =
      /^config\/(versions\.ts|environments\/)|^constructs\/(components\/.+\/(images|charts)|aws\/(cluster\/add-on|nodes\/node-image)-versions)\.ts$/;
    const code = sources.filter(({ path: file }) => !tables.test(file));

    expect(found(code, /["'`][~^>=<\s]*v?\d+\.\d+\.\d+(-[\w.]+)?["'`]/)).toEqual([]);
    expect(found(code, /["'`][a-z0-9.-]+\.[a-z]+(\/[\w.-]+)+:v?\d[\w.-]*["'`]/)).toEqual([]);
  });

  test("composing calls nobody", () => {
    expect(found(sources, /\bfetch\(|XMLHttpRequest|WebSocket|\bexecSync\(|\bspawnSync\(/)).toEqual([]);
  });

  test("nothing is kept between two runs in one process", () => {
    expect(found(sources, /^(export )?(let|var)\b|^\s*static (?!readonly|of\b|async\b)\w+\s*[=:]/)).toEqual([]);
  });
});
