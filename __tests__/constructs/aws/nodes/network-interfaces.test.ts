import type { AwsMachineName } from "../../../../config/machines";
import { networkInterfaces } from "../../../../constructs/aws/nodes/network-interfaces";

const cardsOf = (machine: AwsMachineName, efaCards: number, publicAddress = false) =>
  networkInterfaces({ machine, efaCards, publicAddress, securityGroups: ["sg-1"] });

const layout = (machine: AwsMachineName, efaCards: number) =>
  cardsOf(machine, efaCards).map(
    ({ networkCardIndex, deviceIndex, interfaceType }) => `${networkCardIndex}.${deviceIndex} ${interfaceType}`,
  );

describe("network interfaces of a machine", () => {
  test("GIVEN a machine without EFA THEN it has one ordinary interface in the group, without a public address", () => {
    expect(cardsOf("c7i.4xlarge", 0)).toEqual([
      {
        networkCardIndex: 0,
        deviceIndex: 0,
        interfaceType: "interface",
        associatePublicIpAddress: "false",
        deleteOnTermination: "true",
        securityGroups: ["sg-1"],
      },
    ]);
  });

  test("GIVEN one card with EFA THEN its interface is of both kinds", () => {
    expect(layout("g6.12xlarge", 1)).toEqual(["0.0 efa"]);
  });

  test("GIVEN p4d THEN the first card has the address, and three more have EFA alone", () => {
    expect(layout("p4d.24xlarge", 4)).toEqual(["0.0 efa", "1.0 efa-only", "2.0 efa-only", "3.0 efa-only"]);
  });

  test.each([
    ["p5.48xlarge", 32],
    ["p5e.48xlarge", 32],
    ["p5en.48xlarge", 16],
    ["p6-b200.48xlarge", 8],
    ["g7e.24xlarge", 2],
  ] as const)("GIVEN %s THEN all %i of its cards have EFA, one interface on each", (machine, cards) => {
    const found = cardsOf(machine, cards);

    expect(found.map(({ networkCardIndex }) => networkCardIndex)).toEqual([...Array(cards).keys()]);
    expect(found.slice(1).every(({ interfaceType }) => interfaceType === "efa-only")).toBe(true);
  });

  test("GIVEN p6-b300, whose first card has no EFA THEN EFA begins on the second", () => {
    expect(layout("p6-b300.48xlarge", 16).slice(0, 3)).toEqual(["0.0 interface", "1.0 efa-only", "2.0 efa-only"]);
    expect(layout("p6-b300.48xlarge", 16)).toHaveLength(17);
    expect(layout("p6-b300.48xlarge", 0)).toEqual(["0.0 interface"]);
  });

  test("GIVEN a public pool THEN only a machine of one interface gets an address", () => {
    expect(cardsOf("c7i.4xlarge", 0, true)[0]?.associatePublicIpAddress).toBe("true");
    expect(cardsOf("p4d.24xlarge", 4, true).map((each) => each.associatePublicIpAddress)).toEqual(
      Array(4).fill("false"),
    );
  });
});
