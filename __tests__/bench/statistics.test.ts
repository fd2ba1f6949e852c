import { fitLine, median } from "../../bench/measure/statistics";

describe("statistics", () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])("GIVEN %j WHEN its median is taken THEN it is %d", (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it("GIVEN points on a line WHEN a line is fitted THEN it is that line, and R² is 1", () => {
    expect(fitLine([1, 10, 50].map((x) => [x, 3 * x + 20]))).toEqual({ slope: 3, intercept: 20, rSquared: 1 });
  });
});
