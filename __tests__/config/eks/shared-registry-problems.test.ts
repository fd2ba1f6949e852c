import { sharedRegistryProblems } from "../../../config/eks/shared-registry-problems";
import { eksTarget } from "../../support/eks-target";
import { resolvedEnvironment } from "../../support/resolved-environment";

const environment = (name: string, registry: object, more: object = {}) =>
  resolvedEnvironment({ name, target: { ...eksTarget, registry, ...more } });
/** Paths that the second of two environments of one account and region is refused. */
const second = (one: object, other: object, more: object = {}) =>
  sharedRegistryProblems([environment("one", one), environment("two", other, more)]).map(
    ({ environment: name, path }) => `${name}: ${path}`,
  );

const cache = { pullThrough: { "quay.io": {} } };
const copies = { repositories: { api: {} }, replication: { regions: ["us-east-1"] } };

test.each([
  ["caches of any upstream", cache, { pullThrough: { "registry.k8s.io": {} } }, ["two: target.registry.pullThrough"]],
  ["caches, and copies of others", cache, { receiveFrom: ["444455556666"] }, ["two: target.registry.receiveFrom"]],
  [
    "both caches and copies of others in one",
    cache,
    { ...cache, receiveFrom: ["444455556666"] },
    ["two: target.registry.pullThrough"],
  ],
  ["a scan", { scanning: "basic" }, { scanning: "enhanced" }, ["two: target.registry.scanning"]],
  [
    "copies elsewhere, and a repository",
    copies,
    copies,
    ["two: target.registry.repositories.api", "two: target.registry.replication"],
  ],
])("GIVEN %s in two environments THEN the second is refused: the registry has one", (_what, one, other, paths) => {
  expect(second(one, other)).toEqual(paths);
});

test.each([
  ["another region", { region: "us-west-2", network: { kind: "new", zones: ["us-west-2a", "us-west-2b"] } }],
  ["another account", { account: "444455556666" }],
])("GIVEN %s THEN it has a registry of its own", (_what, more) => {
  expect(second({ ...cache, scanning: "basic" }, { ...cache, scanning: "basic" }, more)).toEqual([]);
});

test("GIVEN repositories of other names, or different parts THEN both environments may be", () => {
  expect(second({ repositories: { api: {} } }, { repositories: { web: {} } })).toEqual([]);
  expect(second(cache, { scanning: "basic" })).toEqual([]);
});

test("GIVEN an environment that is there twice, or on no cloud THEN nothing is said here", () => {
  expect(sharedRegistryProblems([environment("one", cache), environment("one", cache)])).toEqual([]);
  expect(sharedRegistryProblems([resolvedEnvironment(), environment("one", cache)])).toEqual([]);
});
