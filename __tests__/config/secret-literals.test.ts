import { looksSecret, secretLiterals } from "../../config/secret-literals";

const paths = (input: unknown) => secretLiterals("lab", input).map(({ path }) => path);

test.each([
  ["the name of a Secret", { password: { kind: "existing", name: "database" } }],
  ["a switch", { automountToken: true }],
  ["a number that only sounds like it", { maxTokens: 4096, tokenLifetime: "1h" }],
  ["a pull secret's name", { pullSecret: "registry" }],
  ["a URL without a password", { url: "postgres://db.example.com:5432/gpudev", other: "https://user@example.com/" }],
  ["a digest", { image: `ghcr.io/acme/api@sha256:${"0123456789abcdef".repeat(4)}` }],
  ["the ARN of a key", { kmsKey: "arn:aws:kms:us-east-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab" }],
  ["nothing", { password: undefined, token: null }],
])("%s is no secret", (_what, input) => {
  // GIVEN settings that hold no secret WHEN they are searched THEN none is found
  expect(paths(input)).toEqual([]);
});

test("every secret is found, with its path", () => {
  // GIVEN secrets at several depths
  const input = { a: { password: "x" }, list: [{ apiKey: "y" }, "AKIAIOSFODNN7EXAMPLE"], "api-key": 1 };

  // WHEN they are searched THEN each has its path
  expect(paths(input)).toEqual(["a.password", "list[0].apiKey", "list[1]", "api-key"]);
});

test("a pattern finds a secret inside a longer text", () => {
  // GIVEN a text around a token THEN it looks like a secret
  expect(looksSecret(`curl -H "Authorization: ghp_${"a1B2".repeat(9)}"`)).toBe(true);
});

test("a pattern takes no long time over a text made against it", () => {
  // GIVEN a text that is nearly a URL many times over
  const text = `${"a.".repeat(200_000)}${"a://a:".repeat(50_000)}`;

  // WHEN it is searched
  const started = performance.now();
  looksSecret(text);

  // THEN it was quick
  expect(performance.now() - started).toBeLessThan(1000);
});
