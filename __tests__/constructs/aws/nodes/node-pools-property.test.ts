import { ConfigurationError } from "../../../../config/configuration-error";
import { block, onDemand, reservation } from "../../../config/refusals/eks-pools";
import { nodesWith } from "./sample-nodes";

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const choices = {
  gpu: ["h100", "h200", "b300", "t4", "l4", "a100", "g5g", "cpu-x86", "cpu-arm", "cpu-small"],
  capacity: [
    undefined,
    undefined,
    undefined,
    { kind: "spot" },
    { kind: "spot" },
    { kind: "spot", maxPrice: 3 },
    reservation,
    { ...reservation, zone: "us-east-2d" },
    { ...reservation, placementGroup: "theirs" },
    block,
    { ...block, end: "2026-11-20T11:30:00Z", start: "2026-11-01T11:30:00Z" },
  ],
  zones: [
    undefined,
    undefined,
    undefined,
    ["us-east-2b"],
    ["us-east-2a"],
    ["us-east-2a", "us-east-2c"],
    ["us-west-2a"],
  ],
  group: ["managed", "selfManaged"],
  subnets: ["private", "private", "private", "private", "public"],
  image: ["al2023", "al2023", "bottlerocket"],
  placement: ["none", "none", "none", "cluster"],
  fabric: [undefined, undefined, undefined, "efa", "none"],
  dedicatedTo: [undefined, undefined, undefined, undefined, "profiling"],
  mig: [undefined, undefined, undefined, undefined, "all-balanced"],
  nodes: [
    { min: 0, max: 2 },
    { min: 0, max: 1 },
    { min: 1, max: 1 },
    { min: 0, max: 0 },
    { min: 2, max: 1 },
  ],
};

/** One of what each setting may be; what is undefined is left out. */
function randomPool(next: () => number): Record<string, unknown> {
  const chosen = Object.entries(choices).map(([key, values]) => [key, values[Math.floor(next() * values.length)]]);
  return { ...onDemand, ...Object.fromEntries(chosen.filter(([, value]) => value !== undefined)) };
}

test("GIVEN pools of settings put together at random THEN each is refused with reasons, or becomes Terraform", () => {
  const next = numbers(20261121);
  const counts = { refused: 0, made: 0 };
  for (let round = 0; round < 300; round += 1) {
    const pool = randomPool(next);
    try {
      const groups = nodesWith({ pool }).resources(
        pool.group === "managed" ? "aws_eks_node_group" : "aws_autoscaling_group",
      );
      expect(groups.length).toBeGreaterThan(0);
      counts.made += 1;
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw new Error(`${JSON.stringify(pool)}: ${String(error)}`);
      expect(error.problems.filter(({ path, hint }) => !path.startsWith("target.nodePools.pool") || !hint)).toEqual([]);
      counts.refused += 1;
    }
  }
  // Neither side may be empty, or nothing was tried.
  expect(Math.min(counts.made, counts.refused)).toBeGreaterThan(30);
});
