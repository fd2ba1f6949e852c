import { blockTimeProblems } from "../../../config/eks/block-time-problems";
import { block } from "../refusals/eks-pools";

const messagesAt = (
  now: string,
  nodes = { min: 0, max: 2 },
  times: { readonly start?: string; readonly end?: string } = {},
) => blockTimeProblems("pool", nodes, { ...block, ...times }, new Date(now)).map(({ message }) => message);

describe("the times of a capacity block", () => {
  test.each([
    ["2026-11-20T11:30:00Z", []],
    ["2026-12-04T10:49:59Z", []],
    ["2026-12-04T10:50:00Z", ["is less than 40 minutes away, when the nodes are drained"]],
    ["2026-12-04T11:29:59Z", ["is less than 40 minutes away, when the nodes are drained"]],
    ["2026-12-04T11:30:00Z", ["is over"]],
  ])("GIVEN a block until 11:30 on the 4th WHEN it is %s THEN what is said is %j", (now, messages) => {
    expect(messagesAt(now)).toEqual(messages);
  });

  test("GIVEN a block that is over WHEN its pool may have no machine THEN the pool may stay", () => {
    expect(messagesAt("2027-01-01T00:00:00Z", { min: 0, max: 0 })).toEqual([]);
  });

  test("GIVEN a block that begins later WHEN its pool asks for no machine yet THEN it may be declared", () => {
    expect(messagesAt("2026-11-20T11:29:59Z")).toEqual([]);
    expect(messagesAt("2026-11-20T11:29:59Z", { min: 1, max: 2 })).toEqual([
      "asks for machines before the block begins, 2026-11-20T11:30:00Z",
    ]);
    expect(messagesAt("2026-11-20T11:30:00Z", { min: 1, max: 2 })).toEqual([]);
  });

  test("GIVEN a start eight weeks ahead THEN it may have been bought; a second more, and it may not", () => {
    const now = "2026-09-25T11:30:00Z";

    expect(messagesAt(now)).toEqual([]);
    expect(messagesAt("2026-09-25T11:29:59Z")).toEqual([
      "is more than 8 weeks away, and no block is sold so far ahead",
    ]);
  });
});
