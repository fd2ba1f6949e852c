import { nodeSelectionProblems } from "../../config/node-selection-problems";
import { resolvedEnvironment } from "../support/resolved-environment";

/** What is said where the pools with GPUs carry these labels, and the system's pool those. */
function said(gpu: Readonly<Record<string, object>>, system: object = {}): readonly string[] {
  const nodePools = {
    system: { purpose: "system", labels: system, nodes: 1 },
    ...Object.fromEntries(
      Object.entries(gpu).map(([name, labels]) => [name, { purpose: "gpu", gpu: "h100", labels, nodes: 1 }]),
    ),
  };
  const target = { kind: "existing", kubeconfig: { context: "sample" }, kubernetesVersion: "1.35", nodePools };
  return nodeSelectionProblems(resolvedEnvironment({ target }), ({ purpose }) => purpose === "gpu").map(
    ({ message }) => message,
  );
}

test("GIVEN labels of their own THEN nothing is wrong, also where pools share some", () => {
  expect(said({ a: { role: "gpu" }, b: { role: "gpu", zone: "b" } }, { role: "system", zone: "b" })).toEqual([]);
});

test("GIVEN a pool without labels THEN it is named", () => {
  expect(said({ a: { role: "gpu" }, b: {} }, { role: "system" })).toEqual([
    "cannot find the nodes of target.nodePools.b, which has no labels",
  ]);
});

test("GIVEN nodes of another pool that carry all labels of a wanted one THEN both are named", () => {
  expect(said({ a: { team: "x" } }, { team: "x", role: "system" })).toEqual([
    "would land on the nodes of target.nodePools.system too: they carry all labels of target.nodePools.a",
  ]);
});

test("GIVEN no wanted pool THEN there is nothing to say: that a capability is missing is said elsewhere", () => {
  expect(said({})).toEqual([]);
});
