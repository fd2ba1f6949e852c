import { interfaceEndpoints } from "../../../../config/schema/eks/network";
import type { Template } from "../../../support/template";
import { builtNetwork, reference, tagged } from "./built-network";

const usual = builtNetwork();

function services(template: Template) {
  return template
    .resources("aws_vpc_endpoint")
    .filter((block) => block.at("vpc_endpoint_type") === "Interface")
    .map((block) => block.at("service_name"))
    .sort();
}

test("GIVEN no word of endpoints THEN what nodes call all the time has one", () => {
  expect(services(usual)).toEqual(
    ["ec2", "ecr.api", "ecr.dkr", "sts"].map((name) => `com.amazonaws.us-east-2.${name}`),
  );
});

test("GIVEN a private-only network THEN each service has one", () => {
  expect(services(builtNetwork({ nat: "none", endpoints: interfaceEndpoints }))).toEqual(
    [...interfaceEndpoints].sort().map((name) => `com.amazonaws.us-east-2.${name}`),
  );
});

test("GIVEN no endpoint THEN there is no security group for them either", () => {
  const template = builtNetwork({ endpoints: [] });

  expect(services(template)).toEqual([]);
  expect(template.resources("aws_security_group").map(({ name }) => name)).toEqual(["sample-nodes"]);
});

test("GIVEN an endpoint THEN it answers under the service's usual name, in the nodes' subnet of every zone", () => {
  const group = usual.resource("aws_security_group", "sample-endpoints");

  expect(tagged(usual, "aws_vpc_endpoint", "sample-ecr.dkr").body).toMatchObject({
    private_dns_enabled: true,
    security_group_ids: [reference(group)],
    subnet_ids: ["a", "b", "c"].map((zone) => reference(tagged(usual, "aws_subnet", `sample-nodes-us-east-2${zone}`))),
  });
});

test("GIVEN their security group THEN nodes and pods come in by HTTPS, and nothing goes out", () => {
  const group = reference(usual.resource("aws_security_group", "sample-endpoints"));
  const rules = (type: string) => usual.resources(type).filter((rule) => rule.at("security_group_id") === group);
  const https = { ip_protocol: "tcp", from_port: 443, to_port: 443 };

  expect(rules("aws_vpc_security_group_ingress_rule").map(({ body }) => body)).toMatchObject([
    { ...https, cidr_ipv4: "10.0.0.0/16" },
    { ...https, cidr_ipv4: "100.64.0.0/16" },
  ]);
  expect(rules("aws_vpc_security_group_egress_rule")).toEqual([]);
});
