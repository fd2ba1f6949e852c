import type { Capability } from "../../../config/capability";
import { storageClassProblems } from "../../../config/eks/storage-class-problems";
import type { ResolvedEnvironment } from "../../../config/resolved-environment";
import { eksTarget } from "../../support/eks-target";
import { resolvedEnvironment, sampleInput } from "../../support/resolved-environment";

/** Paths that are refused where components need these capabilities and storageClasses makes these classes. */
function refused(needed: readonly Capability[], classes: readonly string[], target: object = {}) {
  const components = [
    {
      description: { id: "storageClasses" },
      settings: { classes: Object.fromEntries(classes.map((name) => [name, {}])) },
    },
    ...needed.map((capability) => ({
      description: { id: `with-${capability}`, needs: () => [{ capability }] },
      settings: {},
    })),
  ];
  const shared = { sharedFiles: { fileSystems: { shared: {} } } };
  const given = "kind" in target ? target : { ...eksTarget, ...shared, ...target };
  const resolved = resolvedEnvironment({ target: given });
  return storageClassProblems({ ...resolved, components } as unknown as ResolvedEnvironment).map(({ path }) => path);
}

test("GIVEN volumes for one pod, for many, or both THEN each of their classes must be made", () => {
  expect(refused(["blockStorage"], [])).toEqual(["target.storageClass"]);
  expect(refused(["sharedFiles"], ["gp3"])).toEqual(["target.sharedFiles.storageClass"]);
  expect(refused(["blockStorage", "sharedFiles"], [])).toHaveLength(2);
});

test("GIVEN classes that are made, under any name THEN nothing is refused", () => {
  expect(refused(["blockStorage", "sharedFiles"], ["gp3", "efs"])).toEqual([]);
  expect(refused(["blockStorage"], ["fast"], { storageClass: "fast" })).toEqual([]);
});

test("GIVEN components without volumes THEN no class has to be made", () => {
  expect(refused([], [])).toEqual([]);
  expect(refused(["gpus"], [])).toEqual([]);
});

test("GIVEN a cluster that is there already THEN its classes are its own affair", () => {
  expect(refused(["blockStorage"], [], { ...sampleInput.target, storageClass: "fast" })).toEqual([]);
});
