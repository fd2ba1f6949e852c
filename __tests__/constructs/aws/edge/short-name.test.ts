import { shortName } from "../../../../constructs/aws/edge/short-name";

test("GIVEN a name that AWS takes THEN it is that", () => {
  expect(shortName("sample-web")).toBe("sample-web");
  expect(shortName("a".repeat(32))).toBe("a".repeat(32));
});

test("GIVEN a longer one THEN what is cut off is told apart", () => {
  const [one, other] = ["x", "y"].map((end) => shortName(`${"a".repeat(32)}${end}`));

  expect(one).toMatch(/^a{23}-[0-9a-f]{8}$/);
  expect(one).not.toBe(other);
});

test("GIVEN an identity THEN the name ends in its hash, however short", () => {
  expect(shortName("api", "8000")).toMatch(/^api-[0-9a-f]{8}$/);
  expect(shortName("api", "8000")).not.toBe(shortName("api", "8001"));
});

test("GIVEN a cut behind a hyphen THEN there are no two in a row", () => {
  expect(shortName(`${"a".repeat(22)}-bbbbbbbbbbbb`)).toMatch(/^a{22}-[0-9a-f]{8}$/);
});

test("GIVEN a beginning that is Amazon's own THEN another", () => {
  expect(shortName("internal-tools-web")).toBe("inner-tools-web");
});
