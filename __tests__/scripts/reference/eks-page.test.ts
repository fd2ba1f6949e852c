import { eksPage } from "../../../scripts/reference/eks-page";
import { EksStacks } from "../../../scripts/reference/eks-stacks";

const gantry = (layer: string, target = "eks") => ({ "//": { gantry: { environment: "sample", target, layer } } });

const network = {
  ...gantry("network"),
  resource: {
    aws_vpc: { vpc: { cidr_block: "10.0.0.0/16", tags: { Name: "sample" } } },
    aws_subnet: {
      nodes: { availability_zone: "us-east-2a", cidr_block: "10.0.0.0/20", tags: { Name: "sample-nodes-us-east-2a" } },
      open: {
        availability_zone: "us-east-2a",
        cidr_block: "10.0.128.0/24",
        tags: { Name: "sample-public-us-east-2a" },
      },
    },
    aws_nat_gateway: { nat: { subnet_id: "${aws_subnet.open.id}" } },
    aws_route_table: { table: {} },
    aws_route: {
      out: { route_table_id: "${aws_route_table.table.id}", nat_gateway_id: "${aws_nat_gateway.nat.id}" },
    },
    aws_route_table_association: {
      nodes: { route_table_id: "${aws_route_table.table.id}", subnet_id: "${aws_subnet.nodes.id}" },
    },
    aws_security_group: { nodes: { name: "sample-nodes" } },
    aws_vpc_security_group_ingress_rule: {
      itself: {
        security_group_id: "${aws_security_group.nodes.id}",
        referenced_security_group_id: "${aws_security_group.nodes.id}",
        ip_protocol: "-1",
        description: "among themselves",
      },
      files: {
        security_group_id: "${aws_security_group.nodes.id}",
        cidr_ipv4: "10.0.0.0/16",
        ip_protocol: "tcp",
        from_port: 2049,
        to_port: 2049,
        description: "files",
      },
    },
  },
};

const cluster = {
  ...gantry("cluster"),
  data: { aws_subnet: { found: { tags: { Name: "sample-nodes-us-east-2a" } } } },
  resource: {
    aws_launch_template: {
      h100: {
        instance_type: "p5.48xlarge",
        instance_market_options: { market_type: "capacity-block" },
        capacity_reservation_specification: { capacity_reservation_target: { capacity_reservation_id: "cr-1" } },
        network_interfaces: [{ interface_type: "efa" }, { interface_type: "efa-only" }],
        block_device_mappings: [{ ebs: { volume_size: 200 } }],
      },
    },
    aws_autoscaling_group: {
      h100: {
        name: "sample-gpu-nodes-h100",
        min_size: 0,
        max_size: 2,
        launch_template: { id: "${aws_launch_template.h100.id}" },
        vpc_zone_identifier: ["${data.aws_subnet.found.id}"],
        tag: [
          { key: "gantry.dev/pool", value: "h100" },
          { key: "GpuType", value: "h100" },
        ],
      },
    },
  },
};

const pages = (...stacks: readonly object[]) =>
  EksStacks.all(stacks.map((rendered, position) => ({ name: `sample-${position}`, rendered }))).map(eksPage);

test("GIVEN no environment on EKS THEN there is no page", () => {
  expect(pages({ ...network, ...gantry("network", "k3s") })).toEqual([]);
});

test("GIVEN a subnet whose routes lead to a NAT gateway THEN the drawing says so, and where it stands", () => {
  const [page = ""] = pages(network, cluster);

  expect(page).toContain('public_a["public<br>10.0.128.0/24<br>NAT gateway"]');
  expect(page).toContain("nodes_a --> public_a");
  expect(page).toContain("public_a --> internet");
});

test("GIVEN a pool THEN its machines, capacity, network cards and zones are told, in the drawing by zone", () => {
  const [page = ""] = pages(network, cluster);

  expect(page).toContain(
    "| `h100` | h100 | p5.48xlarge | 0–2 | capacity block cr-1 | us-east-2a | 2 EFA | 200 GiB | `sample-gpu-nodes-h100` |",
  );
  expect(page).toContain('pools_a["p5.48xlarge: h100 (0–2)"]');
});

test("GIVEN rules of security groups THEN each says from where, which ports and why", () => {
  const [page = ""] = pages(network);

  expect(page).toContain("| `sample-nodes` | in from | `sample-nodes` | all | all | among themselves |");
  expect(page).toContain("| `sample-nodes` | in from | `10.0.0.0/16` | tcp | 2049 | files |");
});

test("GIVEN a network of somebody else's THEN the page has no drawing, and all tables", () => {
  const [page = ""] = pages(cluster);

  expect(page).not.toContain("mermaid");
  expect(page).toContain("`sample-cluster` | 2 |");
});
