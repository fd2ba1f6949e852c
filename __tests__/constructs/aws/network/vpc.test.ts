import { interfaceEndpoints } from "../../../../config/schema/eks/network";
import { Network } from "../../../../constructs/aws/network/network";
import { NetworkLookup } from "../../../../constructs/aws/network/network-lookup";
import type { SubnetKind } from "../../../../constructs/aws/network/subnet-kind";
import { awsStack } from "../../../support/aws-stack";
import { eksSite } from "../../../support/eks-target";
import type { Template } from "../../../support/template";
import { builtNetwork, reference, tagged } from "./built-network";

const usual = builtNetwork();

/** Name and network of every subnet. */
function subnets(template: Template): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    template.resources("aws_subnet").map((subnet) => [String(subnet.at("tags", "Name")), subnet.at("cidr_block")]),
  );
}

const zoneA = {
  "sample-nodes-us-east-2a": "10.0.0.0/20",
  "sample-pods-us-east-2a": "100.64.0.0/19",
  "sample-control-plane-us-east-2a": "10.0.144.0/28",
};
const zoneB = {
  "sample-nodes-us-east-2b": "10.0.16.0/20",
  "sample-pods-us-east-2b": "100.64.32.0/19",
  "sample-control-plane-us-east-2b": "10.0.144.16/28",
};

describe("the VPC", () => {
  test("GIVEN a new network THEN it resolves private names, which endpoints and the control plane need", () => {
    expect(usual.resource("aws_vpc").body).toMatchObject({
      cidr_block: "10.0.0.0/16",
      enable_dns_support: true,
      enable_dns_hostnames: true,
      tags: { Name: "sample" },
    });
  });

  test("GIVEN a new network THEN the group that every VPC begins with lets nothing through", () => {
    const group = usual.resource("aws_default_security_group");

    expect(group.at("vpc_id")).toBe(reference(usual.resource("aws_vpc")));
    expect([group.at("ingress"), group.at("egress")]).toEqual([undefined, undefined]);
  });

  test("GIVEN networks of one's own THEN subnets are cut out of them", () => {
    const template = builtNetwork({ cidr: "10.32.0.0/17", podCidr: "10.64.0.0/18", nat: "single" }, ["a", "b"]);

    expect(template.resource("aws_vpc_ipv4_cidr_block_association").at("cidr_block")).toBe("10.64.0.0/18");
    expect(subnets(template)).toMatchObject({
      "sample-nodes-us-east-2b": "10.32.8.0/21",
      "sample-public-us-east-2b": "10.32.64.128/25",
      "sample-control-plane-us-east-2b": "10.32.72.16/28",
      "sample-pods-us-east-2b": "10.64.8.0/21",
    });
  });
});

describe("subnets", () => {
  test("GIVEN two zones THEN each has one of every kind, and there are no others", () => {
    expect(subnets(builtNetwork({}, ["a", "b"]))).toEqual({
      ...zoneA,
      ...zoneB,
      "sample-public-us-east-2a": "10.0.128.0/24",
      "sample-public-us-east-2b": "10.0.129.0/24",
    });
  });

  test("GIVEN no NAT THEN there is neither a public subnet nor a way to the internet", () => {
    const template = builtNetwork({ nat: "none", endpoints: interfaceEndpoints }, ["a", "b"]);

    expect(subnets(template)).toEqual({ ...zoneA, ...zoneB });
    for (const type of ["aws_internet_gateway", "aws_nat_gateway", "aws_eip", "aws_route"]) {
      expect(template.resources(type)).toEqual([]);
    }
  });

  test("WHEN a zone is added at the end THEN nothing that was there changes but what lists all zones", () => {
    const [before, after] = [builtNetwork({}, ["a", "b", "c"]), builtNetwork({}, ["a", "b", "c", "d"])];
    const bodies = new Map(after.resources().map((block) => [block.address, block.body]));
    const changed = before.resources().filter(({ address, body }) => {
      return JSON.stringify(bodies.get(address)) !== JSON.stringify(body);
    });

    expect(new Set(changed.map(({ type }) => type))).toEqual(new Set(["aws_vpc_endpoint"]));
  });

  test("GIVEN any subnet THEN a machine in it gets no public address unasked", () => {
    expect(usual.resources("aws_subnet").map((subnet) => subnet.at("map_public_ip_on_launch"))).toEqual(
      Array(12).fill(false),
    );
  });

  test("GIVEN subnets of pods THEN they wait for the network that is added for them", () => {
    const [added] = usual.resources("aws_vpc_ipv4_cidr_block_association");

    expect(tagged(usual, "aws_subnet", "sample-pods-us-east-2c").at("vpc_id")).toBe(
      added && reference(added, "vpc_id"),
    );
  });

  test.each([
    ["nodes", { "kubernetes.io/role/internal-elb": "1", "kubernetes.io/cluster/sample": "shared" }],
    ["public", { "kubernetes.io/role/elb": "1", "kubernetes.io/cluster/sample": "shared" }],
    ["pods", {}],
    ["control-plane", {}],
  ])("GIVEN subnets of %s THEN load balancers find them by their tags, or do not", (kind, tags) => {
    const name = `sample-${kind}-us-east-2b`;

    expect(tagged(usual, "aws_subnet", name).at("tags")).toEqual({ ...tags, Name: name });
  });

  test("GIVEN a cluster with a name of its own THEN the tag names that one", () => {
    const site = eksSite({ clusterName: "main" });
    const template = awsStack((stack) => new Network(stack, "network", site), { site });

    expect(tagged(template, "aws_subnet", "sample-nodes-us-east-2a").at("tags")).toHaveProperty(
      ["kubernetes.io/cluster/main"],
      "shared",
    );
  });
});

describe("routes", () => {
  const tableOf = (template: Template, subnet: string) => {
    const id = reference(tagged(template, "aws_subnet", subnet));
    return template
      .resources("aws_route_table_association")
      .find((association) => association.at("subnet_id") === id)
      ?.at("route_table_id");
  };

  test("GIVEN nodes and pods of a zone THEN they have one table, that of the zone", () => {
    const own = reference(tagged(usual, "aws_route_table", "sample-nodes-us-east-2b"));

    expect(tableOf(usual, "sample-nodes-us-east-2b")).toBe(own);
    expect(tableOf(usual, "sample-pods-us-east-2b")).toBe(own);
  });

  test("GIVEN interfaces of the control plane THEN no route leads out of the VPC", () => {
    const table = tableOf(usual, "sample-control-plane-us-east-2a");

    expect(table).toBe(reference(tagged(usual, "aws_route_table", "sample-control-plane")));
    expect(usual.resources("aws_route").map((route) => route.at("route_table_id"))).not.toContain(table);
  });

  test("GIVEN public subnets THEN they lead to the internet gateway", () => {
    const table = tableOf(usual, "sample-public-us-east-2a");
    const route = usual.resources("aws_route").find((each) => each.at("route_table_id") === table);

    expect(route?.body).toMatchObject({
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: reference(usual.resource("aws_internet_gateway")),
    });
  });

  test("GIVEN every subnet THEN it has a table of the environment's, and none the VPC's main one", () => {
    expect(usual.resources("aws_route_table_association")).toHaveLength(usual.resources("aws_subnet").length);
  });
});

test("GIVEN a network of ours THEN other stacks find its parts by the names that these have", () => {
  const kinds: readonly SubnetKind[] = ["nodes", "pods", "controlPlane", "public"];
  const template = awsStack((stack, site) => {
    const lookup = NetworkLookup.in(stack, site);
    for (const kind of kinds) lookup.subnets(kind);
    lookup.securityGroup("nodes");
  });
  const named = (type: string) =>
    template
      .data()
      .filter((block) => block.type === type)
      .map((block) => block.at("tags", "Name"))
      .sort();

  expect(named("aws_vpc")).toEqual([usual.resource("aws_vpc").at("tags", "Name")]);
  expect(named("aws_subnet")).toEqual(Object.keys(subnets(usual)).sort());
  expect(usual.resource("aws_security_group", "sample-nodes").name).toBe(
    template.data().find(({ type }) => type === "aws_security_group")?.name,
  );
});
