import { ParityPage } from "./parity-page";

const page = new ParityPage("gpu-dev-bugs.md");
const tables = {
  bugs: { number: /^\d+$/, statuses: ["avoided", "in part", "not ours", "later"] },
  invariants: { number: /^I\d+$/, statuses: ["encoded", "in part", "later"] },
} as const;
const rows = Object.values(tables).flatMap(({ number, statuses }) =>
  page
    .rows(number)
    .map(([id = "", name = "", status = "", where = "", shown = ""]) => ({ id, name, status, where, shown, statuses })),
);

test("every bug of the list is there once, in its order", () => {
  expect(page.rows(tables.bugs.number).map(([id]) => id)).toEqual(Array.from({ length: 128 }, (_, i) => `${i + 1}`));
});

test("every invariant is there once, in its order", () => {
  expect(page.rows(tables.invariants.number).map(([id]) => id)).toEqual(
    Array.from({ length: 15 }, (_, i) => `I${i + 1}`),
  );
});

test("every row is whole, and every link leads to a file", () => {
  const all = Object.values(tables).flatMap(({ number }) => page.rows(number));

  expect(all.filter((cells) => cells.length !== 5 || cells.includes(""))).toEqual([]);
  expect(page.brokenLinks()).toEqual([]);
});

describe.each(rows.map((row) => [`${row.id} ${row.name}`, row] as const))("%s", (_title, row) => {
  test("says what became of it, and where it is avoided a test that would tell", () => {
    expect(row.statuses).toContain(row.status);
    if (["avoided", "in part", "encoded"].includes(row.status)) expect(ParityPage.cited(row.shown)).not.toEqual([]);
    else expect(row.where).not.toMatch(/^-?$/);
  });

  test("cites only tests that exist", () => {
    expect(ParityPage.missing(row.shown)).toEqual([]);
  });
});
