import fs from "node:fs";
import path from "node:path";

const root = path.join(__dirname, "../..");
const folder = path.join(root, "docs/parity");

/** A page of docs/parity: rows of its tables, the tests that they cite, and the files that they link. */
export class ParityPage {
  private readonly text: string;

  constructor(name: string) {
    this.text = fs.readFileSync(path.join(folder, name), "utf8");
  }

  /** Cells of every row whose first one is such a number. */
  rows(number: RegExp): readonly (readonly string[])[] {
    return this.text
      .split("\n")
      .filter((line) => line.startsWith("| ") && number.test(line.slice(2).split(" | ")[0] ?? ""))
      .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "").trim()));
  }

  /** Tests as a cell cites them: a file in code, and words of a title in quotes. */
  static cited(cell: string): readonly { readonly file: string; readonly title: string }[] {
    return [...cell.matchAll(/`([^`]+)` "([^"]+)"/g)].map(([, file = "", title = ""]) => ({ file, title }));
  }

  /** Tests that a cell cites and that do not exist. */
  static missing(cell: string): readonly { readonly file: string; readonly title: string }[] {
    return ParityPage.cited(cell).filter(({ file, title }) => {
      const place = path.join(root, "__tests__", file);
      return !fs.existsSync(place) || !fs.readFileSync(place, "utf8").includes(title);
    });
  }

  /** Links that lead to no file. */
  brokenLinks(): readonly string[] {
    return [...this.text.matchAll(/\]\(([^)]+)\)/g)].flatMap(([, link = ""]) =>
      fs.existsSync(path.join(folder, link)) ? [] : [link],
    );
  }
}
