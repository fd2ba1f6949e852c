import { eksTarget } from "../../support/eks-target";
import { type Refusal, text } from "./refusal";

const zones = ["us-east-2a", "us-east-2b"];
const created = (changes: object = {}, target: object = {}) => ({
  target: { ...eksTarget, ...target, network: { kind: "new", zones, ...changes } },
});

export const eksNetworkRefusals: readonly Refusal[] = [
  {
    title: "a network in one zone",
    given: created({ zones: ["us-east-2a"] }),
    message: text`
      lab: target.network.zones: is too short
        found:   ["us-east-2a"]
        allowed: 2 to 8 availability zones, such as ["us-east-2a", "us-east-2b"]
        do:      name zones of target.region; the control plane needs two`,
  },
  {
    title: "a network in more zones than the layout has",
    given: created({ zones: [..."abcdefghi"].map((l) => `us-east-2${l}`) }),
    message: text`
      lab: target.network.zones: is too long
        found:   ["us-east-2a","us-east-2b","us-east-2c","us-east-2d","us-east-2e","us-east-2f","us-east-2g","us-east-2h","us-east-2i"]
        allowed: 2 to 8 availability zones, such as ["us-east-2a", "us-east-2b"]
        do:      name zones of target.region; the control plane needs two`,
  },
  {
    title: "a Local Zone",
    given: created({ zones: ["us-west-2-lax-1a", "us-west-2a"] }, { region: "us-west-2" }),
    message: text`
      lab: target.network.zones[0]: has the wrong form
        found:   "us-west-2-lax-1a"
        allowed: an availability zone, such as us-east-2a
        do:      write the region and one letter; Local Zones cannot carry a cluster`,
  },
  {
    title: "a network with a zone of another region",
    given: created({ zones: ["us-east-2a", "us-east-1b"] }),
    message: text`
      lab: target.network.zones[1]: is no zone of us-east-2
        found:   "us-east-1b"
        do:      name a zone of target.region, such as us-east-2a`,
  },
  {
    title: "a zone twice",
    given: created({ zones: ["us-east-2a", "us-east-2b", "us-east-2a"] }),
    message: text`
      lab: target.network.zones[2]: is there twice
        found:   "us-east-2a"
        do:      name it once`,
  },
  {
    title: "a VPC that is too small for its subnets",
    given: created({ cidr: "10.0.0.0/20" }),
    message: text`
      lab: target.network.cidr: is too small to be cut into the subnets of all zones
        found:   "10.0.0.0/20"
        allowed: an IPv4 network with a prefix from /16 to /19
        do:      docs/operations/network.md tells what a zone gets of it`,
  },
  {
    title: "a VPC larger than AWS makes",
    given: created({ cidr: "10.0.0.0/12" }),
    message: text`
      lab: target.network.cidr: is larger than a VPC may be
        found:   "10.0.0.0/12"
        allowed: an IPv4 network with a prefix from /16 to /19
        do:      docs/operations/network.md tells what a zone gets of it`,
  },
  {
    title: "a VPC of IPv6 addresses",
    given: created({ cidr: "fd00::/16" }),
    message: text`
      lab: target.network.cidr: is an IPv6 network, and the subnets are cut out of IPv4
        found:   "fd00::/16"
        allowed: an IPv4 network with a prefix from /16 to /19
        do:      docs/operations/network.md tells what a zone gets of it`,
  },
  {
    title: "a VPC of public addresses",
    given: created({ cidr: "20.0.0.0/16" }),
    message: text`
      lab: target.network.cidr: is no private network
        found:   "20.0.0.0/16"
        allowed: a part of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10
        do:      with other addresses the nodes could not reach whoever owns them on the internet`,
  },
  {
    title: "a pod network that is too small",
    given: created({ podCidr: "100.64.0.0/20" }),
    message: text`
      lab: target.network.podCidr: is too small to be cut into the subnets of all zones
        found:   "100.64.0.0/20"
        allowed: an IPv4 network with a prefix from /16 to /19
        do:      docs/operations/network.md tells what a zone gets of it`,
  },
  {
    title: "a pod network that AWS does not add to the VPC",
    given: created({ podCidr: "172.16.0.0/16" }),
    message: text`
      lab: target.network.podCidr: cannot be added to a VPC that begins with 10.0.0.0/16
        found:   "172.16.0.0/16"
        allowed: a part of 10.0.0.0/8 or 100.64.0.0/10, outside 10.0.0.0/16
        do:      leave podCidr out, unless 100.64.0.0/16 is taken in what the VPC is connected to`,
  },
  {
    title: "a pod network inside the VPC's",
    given: created({ podCidr: "10.0.128.0/17" }),
    message: text`
      lab: target.network.podCidr: overlaps the network of the VPC, 10.0.0.0/16
        found:   "10.0.128.0/17"
        do:      leave podCidr out, unless 100.64.0.0/16 is taken in what the VPC is connected to`,
  },
  {
    title: "a pod network at the start of 10.0.0.0/8",
    given: created({ cidr: "10.1.0.0/16", podCidr: "10.0.0.0/17" }),
    message: text`
      lab: target.network.podCidr: cannot be added to a VPC that begins with 10.1.0.0/16
        found:   "10.0.0.0/17"
        allowed: a part of 10.0.0.0/8 or 100.64.0.0/10, outside 10.0.0.0/16
        do:      leave podCidr out, unless 100.64.0.0/16 is taken in what the VPC is connected to`,
  },
  {
    title: "a pod network on that of default VPCs",
    given: created({ cidr: "172.16.0.0/16", podCidr: "172.31.0.0/16" }),
    message: text`
      lab: target.network.podCidr: cannot be added to a VPC that begins with 172.16.0.0/16
        found:   "172.31.0.0/16"
        allowed: a part of 172.16.0.0/12 or 100.64.0.0/10, outside 172.31.0.0/16
        do:      leave podCidr out, unless 100.64.0.0/16 is taken in what the VPC is connected to`,
  },
  {
    title: "a VPC on the network of Services",
    given: created({ cidr: "172.20.0.0/16" }),
    message: text`
      lab: target.network.cidr: overlaps the network of Services, 172.20.0.0/16
        found:   "172.20.0.0/16"
        do:      change it, or target.controlPlane.serviceCidr: neither can be changed once the cluster is there`,
  },
  {
    title: "a pod network around the network of Services",
    given: created({ podCidr: "10.100.0.0/16" }, { controlPlane: { serviceCidr: "10.100.0.0/20" } }),
    message: text`
      lab: target.network.podCidr: overlaps the network of Services, 10.100.0.0/20
        found:   "10.100.0.0/16"
        do:      change it, or target.controlPlane.serviceCidr: neither can be changed once the cluster is there`,
  },
  {
    title: "a private-only network without its endpoints",
    given: created({ nat: "none", endpoints: ["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "sts"] }),
    message: text`
      lab: target.network.endpoints: lacks autoscaling, elasticfilesystem, elasticloadbalancing, kms, logs, secretsmanager, sqs, ssm, and without NAT nothing else leads to these services
        found:   ["ec2","ecr.api","ecr.dkr","eks","eks-auth","sts"]
        do:      name all of them, or set nat to perZone or single`,
  },
  {
    title: "an endpoint twice",
    given: created({ endpoints: ["ec2", "ec2"] }),
    message: text`
      lab: target.network.endpoints[1]: is there twice
        found:   "ec2"
        do:      name it once`,
  },
  {
    title: "an unknown endpoint",
    given: created({ endpoints: ["ecr"] }),
    message: text`
      lab: target.network.endpoints[0]: is not one of the known values
        found:   "ecr"
        allowed: autoscaling, ec2, ecr.api, ecr.dkr, eks, eks-auth, elasticfilesystem, elasticloadbalancing, kms, logs, secretsmanager, sqs, ssm, sts
        do:      did you mean ec2?`,
  },
  {
    title: "a NAT that there is not",
    given: created({ nat: "per-zone" }),
    message: text`
      lab: target.network.nat: is not one of the known values
        found:   "per-zone"
        allowed: perZone, single, none
        do:      did you mean perZone?`,
  },
  {
    title: "a trusted account without its leading zero",
    given: created({ trustedAccounts: ["12345678901"] }),
    message: text`
      lab: target.network.trustedAccounts[0]: has the wrong form
        found:   "12345678901"
        allowed: twelve digits
        do:      \`aws sts get-caller-identity\` prints it; write it as text, so that no leading zero is lost`,
  },
  {
    title: "flow logs for a number of days that CloudWatch does not know",
    given: created({ flowLogs: { retentionDays: 100 } }),
    message: text`
      lab: target.network.flowLogs.retentionDays: is not one of the known values
        found:   100
        allowed: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653
        do:      CloudWatch Logs knows these numbers of days only`,
  },
  {
    title: "several mistakes of a network at once",
    given: created({ cidr: "10.0.0.0/24", zones: ["us-east-2a", "us-west-2a"], podCidr: "192.168.0.0/16" }),
    message: text`
      3 problems in 1 environment; nothing was written.

      lab: target.network.zones[1]: is no zone of us-east-2
        found:   "us-west-2a"
        do:      name a zone of target.region, such as us-east-2a

      lab: target.network.cidr: is too small to be cut into the subnets of all zones
        found:   "10.0.0.0/24"
        allowed: an IPv4 network with a prefix from /16 to /19
        do:      docs/operations/network.md tells what a zone gets of it

      lab: target.network.podCidr: cannot be added to a VPC that begins with 10.0.0.0/24
        found:   "192.168.0.0/16"
        allowed: a part of 10.0.0.0/8 or 100.64.0.0/10, outside 10.0.0.0/16
        do:      leave podCidr out, unless 100.64.0.0/16 is taken in what the VPC is connected to`,
  },
];
