import { controlPlaneProblems } from "../../../config/eks/control-plane-problems";
import type { EksTarget } from "../../../config/schema/eks/target";
import { eksSite } from "../../support/eks-target";

function said(kubernetesVersion: string, support: string, day: string): readonly string[] {
  const target = eksSite({ kubernetesVersion, controlPlane: { support } }).target as EksTarget;
  return controlPlaneProblems(target, new Date(`${day}T12:00:00Z`)).map(
    ({ path, message, hint }) => `${path}: ${message}; ${hint}`,
  );
}

describe("the support of a minor", () => {
  test.each([
    ["1.34", "standard", "2026-12-01"],
    ["1.34", "extended", "2027-12-01"],
    ["1.36", "standard", "2027-08-01"],
  ])("GIVEN %s with %s support on %s WHEN it still has it THEN nothing is wrong", (version, support, day) => {
    expect(said(version, support, day)).toEqual([]);
  });

  test("GIVEN a minor that left standard support THEN it is refused, since EKS has upgraded it", () => {
    expect(said("1.34", "standard", "2026-12-03")).toEqual([
      'target.kubernetesVersion: left standard support on 2026-12-02: EKS has upgraded such clusters by itself, and takes no new ones; upgrade to 1.35 (docs/operations/kubernetes-upgrades.md), or set target.controlPlane.support to "extended", which costs six times as much',
    ]);
  });

  test("GIVEN a minor that left extended support THEN it is refused, whatever is paid", () => {
    expect(said("1.35", "extended", "2028-03-28")).toEqual([
      "target.kubernetesVersion: left extended support on 2028-03-27: EKS has upgraded such clusters by itself; upgrade to 1.36 (docs/operations/kubernetes-upgrades.md)",
    ]);
  });

  test("GIVEN the newest minor after its support THEN the table needs a newer one", () => {
    expect(said("1.36", "extended", "2028-08-03")).toEqual([
      "target.kubernetesVersion: left extended support on 2028-08-02: EKS has upgraded such clusters by itself; add a newer minor to config/versions.ts",
    ]);
  });
});
