import { awsMachines } from "../../config/aws-machines";
import { quotaCode } from "../../config/eks/quotas";
import { type AwsMachineName, machines } from "../../config/machines";

const names = Object.keys(awsMachines) as AwsMachineName[];

describe("quotas of EC2", () => {
  test.each([
    ["p5.48xlarge", "onDemand", "L-417A185B"],
    ["p6-b300.48xlarge", "onDemand", "L-417A185B"],
    ["g6.12xlarge", "onDemand", "L-DB2E81BA"],
    ["m7i.48xlarge", "onDemand", "L-1216C47A"],
    ["p4d.24xlarge", "spot", "L-7212CCBC"],
    ["p5en.48xlarge", "spot", "L-C4BD4855"],
    ["p6-b200.48xlarge", "spot", "L-C4BD4855"],
    ["g5g.2xlarge", "spot", "L-3819A6DF"],
    ["c6id.2xlarge", "spot", "L-34B43A08"],
  ] as const)("GIVEN %s, %s THEN it counts against %s", (machine, market, code) => {
    expect(quotaCode(machine, market)).toBe(code);
  });

  test("GIVEN every machine THEN one quota counts it, on demand and spot", () => {
    expect(names.filter((name) => !quotaCode(name, "onDemand") || !quotaCode(name, "spot"))).toEqual([]);
  });
});

test("GIVEN every machine of Amazon's in the catalogue THEN its further facts are told, and of no other machine", () => {
  const sold = Object.entries(machines).flatMap(([name, { cloud }]) => (cloud === "aws" ? [name] : []));

  expect([...names].sort()).toEqual(sold.sort());
});

test("GIVEN machines that capacity blocks are sold of THEN they are those of the P family", () => {
  expect(names.filter((name) => awsMachines[name].capacityBlocks)).toEqual(names.filter((name) => /^p\d/.test(name)));
});
