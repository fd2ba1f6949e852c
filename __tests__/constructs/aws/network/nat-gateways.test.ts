import type { Template } from "../../../support/template";
import { builtNetwork, reference, tagged } from "./built-network";

const zones = ["us-east-2a", "us-east-2b", "us-east-2c"];

/** The NAT gateway that nodes of each zone go through, by its name. */
function waysOut(template: Template) {
  return zones.map((zone) => {
    const table = reference(tagged(template, "aws_route_table", `sample-nodes-${zone}`));
    const route = template.resources("aws_route").find((each) => each.at("route_table_id") === table);
    const gateway = template
      .resources("aws_nat_gateway")
      .find((each) => reference(each) === route?.at("nat_gateway_id"));
    return [route?.at("destination_cidr_block"), gateway?.at("tags", "Name")];
  });
}

test("GIVEN NAT in each zone THEN traffic stays in its zone, and one zone's loss is its own", () => {
  expect(waysOut(builtNetwork())).toEqual(zones.map((zone) => ["0.0.0.0/0", `sample-nat-${zone}`]));
});

test("GIVEN a single NAT THEN all zones go through that of the first", () => {
  const template = builtNetwork({ nat: "single" });

  expect(template.resources("aws_nat_gateway")).toHaveLength(1);
  expect(waysOut(template)).toEqual(zones.map(() => ["0.0.0.0/0", "sample-nat-us-east-2a"]));
});

test("GIVEN a NAT gateway THEN it stands in the public subnet of its zone, with an address of its own", () => {
  const template = builtNetwork();
  const gateway = tagged(template, "aws_nat_gateway", "sample-nat-us-east-2b");
  const address = tagged(template, "aws_eip", "sample-nat-us-east-2b");

  expect(gateway.at("subnet_id")).toBe(reference(tagged(template, "aws_subnet", "sample-public-us-east-2b")));
  expect(gateway.at("allocation_id")).toBe(reference(address, "allocation_id"));
  expect(address.at("domain")).toBe("vpc");
});

test("GIVEN a NAT gateway THEN it waits for the internet gateway, which its subnet's route needs", () => {
  const template = builtNetwork({ nat: "single" });

  expect(template.resource("aws_nat_gateway").dependsOn).toContain(template.resource("aws_internet_gateway").address);
});
