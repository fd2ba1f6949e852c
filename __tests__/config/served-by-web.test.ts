import type { Target } from "../../config/schema/target";
import { servedByWeb } from "../../config/served-by-web";
import { eksTarget } from "../support/eks-target";
import { resolvedEnvironment } from "../support/resolved-environment";

const web = { clients: { kind: "networks", cidrs: ["203.0.113.0/24"] } };
const served = (host: string | undefined, edge: object = { web }) =>
  servedByWeb(
    resolvedEnvironment({ target: { ...eksTarget, edge: { domain: "gpu-dev.example.com", ...edge } } })
      .target as Target,
    host,
  );

test.each([
  ["the domain", "gpu-dev.example.com", true],
  ["one label below", "api.gpu-dev.example.com", true],
  ["two labels below", "api.east.gpu-dev.example.com", false],
  ["a domain that ends alike", "apigpu-dev.example.com", false],
  ["another domain", "api.example.org", false],
  ["no host", undefined, false],
])("GIVEN %s THEN the certificate is for it: %s, %s", (_what, host, expected) => {
  expect(served(host)).toBe(expected);
});

test("GIVEN no shared load balancer, or another target, THEN nothing is served", () => {
  const { target } = resolvedEnvironment();

  expect(served("api.gpu-dev.example.com", {})).toBe(false);
  expect(servedByWeb(target, "api.gpu-dev.example.com")).toBe(false);
});
