import { ParityPage } from "./parity-page";

const page = new ParityPage("gpu-dev.md");
const rows = page
  .rows(/^R\d+$/)
  .map(([number = "", name = "", ours = "", shown = "", beyond = ""]) => ({ number, name, ours, shown, beyond }));

test("every row of the review is there once, in its order", () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 74 }, (_, index) => `R${index + 1}`));
});

test("every row is whole, and every link leads to a file", () => {
  expect(page.rows(/^R\d+$/).filter((cells) => cells.length !== 5 || cells.includes(""))).toEqual([]);
  expect(page.brokenLinks()).toEqual([]);
});

describe.each(rows.map((row) => [`${row.number} ${row.name}`, row] as const))("%s", (_title, { ours, shown }) => {
  test("names our part and a test that shows it, or the issue that is still to bring it", () => {
    if (/^issue \(/.test(ours)) return;

    expect(ours).toMatch(/\]\([^)]+\)/);
    expect(ParityPage.cited(shown)).not.toEqual([]);
  });

  test("cites only tests that exist", () => {
    expect(ParityPage.missing(shown)).toEqual([]);
  });
});
