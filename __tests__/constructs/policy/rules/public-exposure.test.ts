import { publicExposure } from "../../../../constructs/policy/rules/public-exposure";
import { describeRule } from "../support/describe-rule";
import type { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";

type Body = Readonly<Record<string, unknown>>;

const it = (type: string, body: Body) => (stack: PolicyStack) => void resource(stack, type, body);
const service = (spec: Body, reach?: string) =>
  it("kubernetes_service_v1", {
    metadata: { name: "web", ...(reach ? { annotations: { "gantry.dev/reach": reach } } : {}) },
    spec: { type: "LoadBalancer", ...spec },
  });
const ranges = (...cidrs: string[]) => ({ load_balancer_source_ranges: cidrs });
const open = ["the load balancer takes connections from the whole internet: it has no load_balancer_source_ranges"];
const everybody = (cidr = "0.0.0.0/0") => [`${cidr} lets the whole internet connect`];

describeRule(publicExposure, {
  compliant: {
    "inside the cluster": service({ type: "ClusterIP" }),
    "internal load balancer": service({}, "internal"),
    "internet with networks": service(ranges("203.0.113.0/24", "2001:db8::/32"), "internet"),
    "no reach, with networks": service(ranges("203.0.113.0/24")),
    "security group with networks": it("aws_security_group", {
      ingress: [{ cidr_blocks: ["10.0.0.0/8"] }],
      egress: [{ cidr_blocks: ["0.0.0.0/0"] }],
    }),
    "egress rule": it("aws_security_group_rule", { type: "egress", cidr_blocks: ["0.0.0.0/0"] }),
    "rule from a security group": it("aws_vpc_security_group_ingress_rule", {
      referenced_security_group_id: "${aws_security_group.a.id}",
    }),
    "private EKS endpoint": it("aws_eks_cluster", { vpc_config: { endpoint_public_access: false } }),
    "EKS endpoint with networks": it("aws_eks_cluster", { vpc_config: [{ public_access_cidrs: ["203.0.113.0/24"] }] }),
    "firewall with tags": it("google_compute_firewall", { allow: [{ protocol: "tcp" }], source_tags: ["gpu"] }),
    "firewall that denies": it("google_compute_firewall", { deny: [{ protocol: "all" }] }),
    "firewall for what goes out": it("google_compute_firewall", { direction: "EGRESS", allow: [{ protocol: "all" }] }),
  },
  violations: {
    "internet without networks": { given: service({}, "internet"), says: open },
    "no reach, no networks": { given: service({}), says: open },
    "empty networks": { given: service(ranges(), "internet"), says: open },
    everybody: { given: service(ranges("203.0.113.0/24", "0.0.0.0/0"), "internet"), says: everybody() },
    "everybody over IPv6": { given: service(ranges("::/0"), "internet"), says: everybody("::/0") },
    "everybody in halves": {
      given: service(ranges("0.0.0.0/1", "128.0.0.0/1"), "internet"),
      says: [...everybody("0.0.0.0/1"), ...everybody("128.0.0.0/1")],
    },
    "legacy class": { given: it("kubernetes_service", { spec: { type: "LoadBalancer" } }), says: open },
    "security group": {
      given: it("aws_security_group", { ingress: [{ cidr_blocks: ["0.0.0.0/0"], ipv6_cidr_blocks: ["::/0"] }] }),
      says: [...everybody(), ...everybody("::/0")],
    },
    "security group rule": {
      given: it("aws_security_group_rule", { type: "ingress", cidr_blocks: ["0.0.0.0/0"] }),
      says: everybody(),
    },
    "ingress rule": { given: it("aws_vpc_security_group_ingress_rule", { cidr_ipv4: "0.0.0.0/0" }), says: everybody() },
    "EKS endpoint as AWS makes it": {
      given: it("aws_eks_cluster", { vpc_config: { subnet_ids: [] } }),
      says: everybody(),
    },
    "firewall without a source": {
      given: it("google_compute_firewall", { allow: { protocol: "tcp" } }),
      says: everybody(),
    },
  },
  unknown: {
    type: { given: service({ type: "${var.type}" }), says: ['spec.type is "${var.type}", which only Terraform knows'] },
    reach: {
      given: service({}, "${var.reach}"),
      says: ['annotation gantry.dev/reach is "${var.reach}", which only Terraform knows'],
    },
    "all networks": {
      given: service({ load_balancer_source_ranges: "${var.cidrs}" }, "internet"),
      says: ['a network that may connect is "${var.cidrs}", which only Terraform knows'],
    },
    "one network": {
      given: it("aws_security_group_rule", { type: "ingress", cidr_blocks: ["${aws_vpc.main.cidr_block}"] }),
      says: ['a network that may connect is "${aws_vpc.main.cidr_block}", which only Terraform knows'],
    },
    "EKS access": {
      given: it("aws_eks_cluster", { vpc_config: { endpoint_public_access: "${var.public}" } }),
      says: ['vpc_config.endpoint_public_access is "${var.public}", which only Terraform knows'],
    },
  },
});
