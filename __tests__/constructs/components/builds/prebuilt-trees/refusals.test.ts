import { prebuiltTrees } from "../../../../../constructs/components/builds/prebuilt-trees/prebuilt-trees";
import { resolvedEnvironment } from "../../../../support/resolved-environment";

const settings = (overrides: object = {}) => prebuiltTrees.settings.parse(overrides);

describe("refusals", () => {
  const build = { purpose: "build", nodes: 1, labels: { NodeType: "build" }, node: { cpu: "190", memory: "740Gi" } };
  const gpu = { purpose: "gpu", gpu: "t4", nodes: 1, labels: { GpuType: "t4" } };
  const problems = (overrides: object, nodePools: object = { build, gpu }) =>
    (
      prebuiltTrees.check?.(
        settings(overrides),
        resolvedEnvironment({
          target: { kind: "k3s", kubeconfig: { context: "sample" }, kubernetesVersion: "1.35", nodePools },
        }),
      ) ?? []
    )
      .filter(({ message }) => !message.startsWith("needs Pod Security"))
      .map(({ setting, message }) => `${setting}: ${message}`);

  test("GIVEN a build pool that is large enough THEN nothing is refused", () => {
    expect(problems({})).toEqual([]);
    expect(problems({}, { build: { ...build, node: undefined }, gpu })).toEqual([]);
  });

  test.each([
    [
      "a build larger than the node",
      {},
      { build: { ...build, node: { cpu: "16", memory: "740Gi" } }, gpu },
      /^resources\.requests: is more than any node/,
    ],
    [
      "one folder for both builders",
      { onDemand: { buildFolder: "/mnt/pytorch-build" } },
      { build, gpu },
      /^onDemand\.buildFolder/,
    ],
    [
      "an asked build larger than the node",
      { onDemand: { resources: { requests: { cpu: "200", memory: "1Gi" }, limits: { cpu: "200", memory: "1Gi" } } } },
      { build, gpu },
      /^onDemand\.resources\.requests/,
    ],
  ])("GIVEN %s THEN it is refused", (_what, overrides, pools, message) => {
    expect(problems(overrides, pools)).toEqual([expect.stringMatching(message)]);
  });

  test("GIVEN a volume of its own THEN it needs shared files; one that is there needs nothing", () => {
    expect(prebuiltTrees.needs?.(settings())).toEqual([{ capability: "sharedFiles", setting: "storage" }]);
    expect(prebuiltTrees.needs?.(settings({ storage: { kind: "existing", claimName: "trees" } }))).toEqual([]);
  });

  test.each([
    ["a schedule that never runs", { schedule: "0 0 31 2 *" }],
    ["a ref that looks like an option", { ref: "--upload-pack=x" }],
    ["an empty build command", { build: [] }],
    ["a relative folder", { nodeFolder: "mnt" }],
    ["a folder that climbs", { buildFolder: "/mnt/../etc" }],
    ["a variable with a hyphen", { variables: { "MAX-JOBS": "1" } }],
    ["trees kept for no time", { keepHours: 0 }],
    ["a look every no minutes", { syncMinutes: 0 }],
    ["a deadline of a minute", { deadlineMinutes: 1 }],
    ["a cache without a unit", { compilerCacheSize: "250G" }],
    ["storage of no kind", { storage: { kind: "nfs" } }],
  ])("GIVEN %s THEN the schema refuses it", (_what, overrides) => {
    expect(prebuiltTrees.settings.safeParse(overrides).success).toBe(false);
  });
});
