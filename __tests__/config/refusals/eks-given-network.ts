import { eksTarget } from "../../support/eks-target";
import { type Refusal, text } from "./refusal";

const nodes = { "us-east-2a": "subnet-0000001a", "us-east-2b": "subnet-0000001b" };
const existing = (subnets: object = {}, network: object = {}, target: object = {}) => ({
  target: {
    ...eksTarget,
    ...target,
    network: { kind: "existing", vpc: "vpc-01234567", cidr: "10.8.0.0/16", subnets: { nodes, ...subnets }, ...network },
  },
});

export const eksGivenNetworkRefusals: readonly Refusal[] = [
  {
    title: "a VPC by its name",
    given: existing({}, { vpc: "main" }),
    message: text`
      lab: target.network.vpc: has the wrong form
        found:   "main"
        allowed: the id of a VPC, such as vpc-0123456789abcdef0
        do:      copy it from the VPC console`,
  },
  {
    title: "a given VPC by its IPv6 network",
    given: existing({}, { cidr: "2001:db8::/56" }),
    message: text`
      lab: target.network.cidr: is an IPv6 network, and the addresses of the cluster are IPv4
        found:   "2001:db8::/56"
        do:      name the IPv4 network of the VPC, or of its pods`,
  },
  {
    title: "a given VPC with nodes in one zone",
    given: existing({ nodes: { "us-east-2a": "subnet-0000001a" } }),
    message: text`
      lab: target.network.subnets.nodes: are too few zones
        found:   ["us-east-2a"]
        allowed: two zones or more: EKS makes no cluster in one
        do:      add a subnet of another zone`,
  },
  {
    title: "a given VPC with a control plane in one zone",
    given: existing({ controlPlane: { "us-east-2a": "subnet-0000002a" } }),
    message: text`
      lab: target.network.subnets.controlPlane: are too few zones
        found:   ["us-east-2a"]
        allowed: two zones or more: EKS makes no cluster in one
        do:      add a subnet of another zone`,
  },
  {
    title: "a given subnet of another region",
    given: existing({ nodes: { ...nodes, "eu-west-1a": "subnet-0000002a" } }),
    message: text`
      lab: target.network.subnets.nodes.eu-west-1a: is no zone of us-east-2
        found:   "eu-west-1a"
        do:      name a zone of target.region, such as us-east-2a`,
  },
  {
    title: "a given public subnet in a zone without nodes",
    given: existing({ public: { "us-east-2c": "subnet-0000002c" } }),
    message: text`
      lab: target.network.subnets.public.us-east-2c: lies in a zone without nodes
        allowed: us-east-2a, us-east-2b
        do:      remove it, or name a subnet of us-east-2c in nodes`,
  },
  {
    title: "pods' subnets that leave a zone of nodes out",
    given: existing({ pods: { "us-east-2a": "subnet-0000002a" } }),
    message: text`
      lab: target.network.subnets.pods.us-east-2b: is missing, and nodes of the zone would have no addresses for their pods
        do:      name a subnet of us-east-2b, or leave pods out: then all take their addresses from the nodes' subnets`,
  },
  {
    title: "pods' subnets in a zone without nodes",
    given: existing({
      pods: { "us-east-2a": "subnet-0000002a", "us-east-2b": "subnet-0000002b", "us-east-2c": "subnet-0000002c" },
    }),
    message: text`
      lab: target.network.subnets.pods.us-east-2c: lies in a zone without nodes
        allowed: us-east-2a, us-east-2b
        do:      remove it, or name a subnet of us-east-2c in nodes`,
  },
  {
    title: "one subnet for two zones",
    given: existing({ nodes: { ...nodes, "us-east-2b": "subnet-0000001a" } }),
    message: text`
      lab: target.network.subnets.nodes.us-east-2b: is the subnet of subnets.nodes.us-east-2a as well
        found:   "subnet-0000001a"
        do:      a subnet lies in one zone and is for one thing; leave controlPlane or pods out to use those of the nodes`,
  },
  {
    title: "one subnet for nodes and load balancers",
    given: existing({ public: { "us-east-2a": "subnet-0000001a" } }),
    message: text`
      lab: target.network.subnets.public.us-east-2a: is the subnet of subnets.nodes.us-east-2a as well
        found:   "subnet-0000001a"
        do:      a subnet lies in one zone and is for one thing; leave controlPlane or pods out to use those of the nodes`,
  },
  {
    title: "a given VPC on the network of Services",
    given: existing({}, { cidr: "172.20.0.0/20" }),
    message: text`
      lab: target.network.cidr: overlaps the network of Services, 172.20.0.0/16
        found:   "172.20.0.0/20"
        do:      change it, or target.controlPlane.serviceCidr: neither can be changed once the cluster is there`,
  },
  {
    title: "a given pod network on the network of Services",
    given: existing({}, { podCidr: "10.100.0.0/16" }, { controlPlane: { serviceCidr: "10.100.0.0/16" } }),
    message: text`
      lab: target.network.podCidr: overlaps the network of Services, 10.100.0.0/16
        found:   "10.100.0.0/16"
        do:      change it, or target.controlPlane.serviceCidr: neither can be changed once the cluster is there`,
  },
  {
    title: "a subnet by its name",
    given: existing({ nodes: { ...nodes, "us-east-2b": "nodes-b" } }),
    message: text`
      lab: target.network.subnets.nodes.us-east-2b: has the wrong form
        found:   "nodes-b"
        allowed: the id of a subnet, such as subnet-0123456789abcdef0
        do:      copy it from the VPC console`,
  },
];
