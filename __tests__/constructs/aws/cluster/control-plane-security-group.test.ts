import { eksTarget } from "../../../support/eks-target";
import type { Template } from "../../../support/template";
import { clusterTemplate } from "./cluster-template";

/** Rules as `<group> <direction> <ports> <peer>`. */
function rules(template: Template): readonly string[] {
  const own = template.resource("aws_security_group").address;
  const named = (group: unknown) => (String(group).includes(own) ? "control-plane" : "nodes");
  return ["ingress", "egress"].flatMap((direction) =>
    template.resources(`aws_vpc_security_group_${direction}_rule`).map((rule) => {
      const peer = rule.at("cidr_ipv4") ?? named(rule.at("referenced_security_group_id"));
      const ports = `${rule.at("ip_protocol")} ${rule.at("from_port")}-${rule.at("to_port")}`;
      return `${named(rule.at("security_group_id"))} ${direction} ${ports} ${peer}`;
    }),
  );
}

test("GIVEN a private endpoint THEN nodes and the VPC call the API server, and it calls kubelets and webhooks", () => {
  const template = clusterTemplate();

  expect([...rules(template)].sort()).toEqual([
    "control-plane egress tcp 1025-65535 nodes",
    "control-plane egress tcp 443-443 nodes",
    "control-plane ingress tcp 443-443 10.0.0.0/16",
    "control-plane ingress tcp 443-443 nodes",
    "nodes ingress tcp 1025-65535 control-plane",
    "nodes ingress tcp 443-443 control-plane",
  ]);
});

test("GIVEN it THEN it is one of the control plane's groups, with its rules before the cluster", () => {
  const template = clusterTemplate();
  const group = template.resource("aws_security_group", "sample-control-plane");
  const cluster = template.resource("aws_eks_cluster");

  expect(cluster.at("vpc_config", "security_group_ids")).toEqual([`\${${group.address}.id}`]);
  for (const rule of template.resources("aws_vpc_security_group_ingress_rule")) {
    expect(cluster.dependsOn).toContain(rule.address);
  }
});

test("GIVEN it THEN the group of the nodes is found by its name, and is not this stack's", () => {
  const found = clusterTemplate()
    .data()
    .filter(({ type }) => type === "aws_security_group");

  expect(found.map((block) => block.at("name"))).toEqual(["sample-nodes"]);
});

test("GIVEN networks beyond the VPC THEN they call the private endpoint as well", () => {
  const endpoint = { kind: "private", cidrs: ["10.99.0.0/16"] };

  expect(rules(clusterTemplate({ controlPlane: { endpoint } }))).toContain(
    "control-plane ingress tcp 443-443 10.99.0.0/16",
  );
});

test("GIVEN a public endpoint THEN its networks arrive from the internet, not at the interfaces in the VPC", () => {
  const endpoint = { kind: "public", cidrs: ["203.0.113.0/24"] };

  expect(rules(clusterTemplate({ controlPlane: { endpoint } })).join()).not.toContain("203.0.113.0/24");
});

test("GIVEN a VPC that is there already THEN clients of that network call the API server", () => {
  const subnets = { nodes: { "us-east-2a": "subnet-00000001", "us-east-2b": "subnet-00000002" } };
  const network = { kind: "existing", vpc: "vpc-01234567", cidr: "10.8.0.0/16", subnets };
  const template = clusterTemplate({ ...eksTarget, network });

  expect(rules(template)).toContain("control-plane ingress tcp 443-443 10.8.0.0/16");
  expect(template.resource("aws_security_group").at("vpc_id")).toBe("vpc-01234567");
  expect(template.resource("aws_eks_cluster").at("vpc_config", "subnet_ids")).toEqual([
    "subnet-00000001",
    "subnet-00000002",
  ]);
});
