import { builtNetwork, reference } from "./built-network";

const template = builtNetwork();
const group = template.resource("aws_security_group", "sample-nodes");

const rules = (type: "ingress" | "egress") =>
  template
    .resources(`aws_vpc_security_group_${type}_rule`)
    .filter((rule) => rule.at("security_group_id") === reference(group));

// EFA is no TCP: a rule for TCP alone, or one outwards to addresses alone, makes NCCL hang.
test.each(["ingress", "egress"] as const)(
  "GIVEN nodes with EFA THEN a rule of the group to itself allows all protocols: %s",
  (type) => {
    const own = rules(type).filter((rule) => rule.at("referenced_security_group_id") === reference(group));

    expect(own.map((rule) => rule.at("ip_protocol"))).toEqual(["-1"]);
  },
);

test("GIVEN anybody who is no node THEN no rule lets them in, to no NodePort either", () => {
  const others = rules("ingress").filter((rule) => rule.at("referenced_security_group_id") === undefined);

  expect(others).toEqual([]);
  expect(group.at("ingress")).toBeUndefined();
});

test("GIVEN nodes THEN they reach whatever the network has a way to", () => {
  expect(rules("egress").flatMap((rule) => rule.at("cidr_ipv4") ?? [])).toEqual(["0.0.0.0/0"]);
});

test("GIVEN the cluster's own group, which EKS tags THEN this one has no tag of the cluster: two would be refused", () => {
  expect(group.at("tags")).toEqual({ Name: "sample-nodes" });
});
