import { layeringProblems } from "../support/layering";
import { parse, sourceFiles } from "../support/source-files";

const house = ["config", "constructs", "stacks", "review", "main.ts"].flatMap(sourceFiles);

/** Problems of a file that is made up. */
function problems(path: string, text: string): readonly string[] {
  return layeringProblems(parse(path, text));
}

test("every file of the house imports only what its place allows", () => {
  expect(house.length).toBeGreaterThan(100);
  expect(house.flatMap(layeringProblems)).toEqual([]);
});

describe("the rules themselves refuse", () => {
  test.each([
    ["cdktf in configuration", "config/a.ts", 'import { App } from "cdktf";'],
    [
      "a component's values in configuration",
      "config/a.ts",
      'import * as registry from "../constructs/components/registry";',
    ],
    [
      "a component other than the registry",
      "config/a.ts",
      'import type { api } from "../constructs/components/gpu-dev/api/api";',
    ],
    ["a class in the contracts", "constructs/contracts/a.ts", 'import { Construct } from "constructs";'],
    [
      "a provider in the contracts",
      "constructs/contracts/a.ts",
      'import type { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";',
    ],
    ["one cloud in another", "constructs/aws/a.ts", 'import { B } from "../gcp/b";'],
    [
      "another cloud's provider",
      "constructs/aws/a.ts",
      'import { B } from "@cdktf/provider-google/lib/storage-bucket";',
    ],
    ["a component in a cloud", "constructs/existing/a.ts", 'import { api } from "../components/gpu-dev/api/api";'],
    [
      "a cloud in a building block",
      "constructs/kubernetes/a.ts",
      'import { ExistingCluster } from "../existing/existing-cluster";',
    ],
    [
      "a cloud in a component",
      "constructs/components/data/a/a.ts",
      'import type { Eks } from "../../../aws/eks-cluster";',
    ],
    [
      "a stack in a component",
      "constructs/components/data/a/a.ts",
      'import { BaseStack } from "../../../../stacks/base-stack";',
    ],
    [
      "a cloud's provider in a component",
      "constructs/components/data/a/a.ts",
      'import { B } from "@cdktf/provider-aws/lib/s3-bucket";',
    ],
    ["a resource in a stack", "stacks/a.ts", 'import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";'],
    ["what made the Terraform in the review of it", "review/a.ts", 'import { layers } from "../config/layer";'],
    ["a construct in main.ts", "main.ts", 'import { Secret } from "./constructs/kubernetes/secret";'],
    ["a test in the sources", "stacks/a.ts", 'import { FakeCluster } from "../__tests__/support/fake-cluster";'],
    ["the network while composing", "constructs/components/data/a/a.ts", 'import https from "node:https";'],
    ["another program while composing", "config/a.ts", 'import { execFileSync } from "node:child_process";'],
    ["an import by require", "constructs/contracts/a.ts", 'const { App } = require("cdktf");'],
    ["an import over several lines", "config/a.ts", 'import {\n  App,\n  Token,\n} from "cdktf";'],
    ["values beside types", "constructs/contracts/a.ts", 'import { type IConstruct, Construct } from "constructs";'],
    ["a folder nobody knows", "constructs/azure/a.ts", ""],
  ])("%s", (_what, path, text) => {
    expect(problems(path, text)).toHaveLength(1);
  });
});

describe("the rules themselves allow", () => {
  test.each([
    [
      "types of the registry in configuration",
      "config/a.ts",
      'import type * as registry from "../constructs/components/registry";',
    ],
    [
      "types in the contracts",
      "constructs/contracts/a.ts",
      'import type { Construct } from "constructs";\nimport { type B } from "./b";',
    ],
    ["a provider block in a stack", "stacks/a.ts", 'import { AwsProvider } from "@cdktf/provider-aws/lib/provider";'],
    ["what a comment mentions", "config/a.ts", '// import { App } from "cdktf";\n/* import { App } from "cdktf"; */'],
  ])("%s", (_what, path, text) => {
    expect(problems(path, text)).toEqual([]);
  });
});

test("providers are imported by deep paths: an index costs seconds", () => {
  const shallow = house.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => /^@cdktf\//.test(target) && !/^@cdktf\/provider-[a-z]+\/lib\/[a-z0-9-]+$/.test(target))
      .map(({ target }) => `${path}: ${target}`),
  );

  expect(shallow).toEqual([]);
});

test("of Kubernetes only classes with a version are used", () => {
  const unversioned = house.flatMap(({ path, imports }) =>
    imports
      .filter(
        ({ target }) => /^@cdktf\/provider-kubernetes\//.test(target) && !/\/(provider|[a-z-]+-v\d+)$/.test(target),
      )
      .map(({ target }) => `${path}: ${target}`),
  );

  expect(unversioned).toEqual([]);
});

test("cdktf is imported whole: its inside is nobody's contract, and the successor's alias has the same whole", () => {
  const inside = house.flatMap(({ path, imports }) =>
    imports.filter(({ own, target }) => !own && /^(cdktf|constructs)\//.test(target)).map(() => path),
  );

  expect(inside).toEqual([]);
});
