import { eksTarget } from "../../support/eks-target";
import { type Refusal, text } from "./refusal";

const ci = eksTarget.access.ci;
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

const target = (changes: object) => ({ target: { ...eksTarget, ...changes } });
const controlPlane = (changes: object) => target({ controlPlane: changes });
const open = (...cidrs: string[]) => controlPlane({ endpoint: { kind: "public", cidrs } });
const access = (entries: object) => target({ access: { ci, ...entries } });

export const eksClusterRefusals: readonly Refusal[] = [
  {
    title: "a cluster of its own, and no more than one namespace of it",
    given: { ...target({}), scope: "namespace" },
    message: text`
      lab: scope: confines to one namespace what makes the whole cluster (target eks)
        found:   "namespace"
        allowed: cluster
        do:      set scope to cluster, or point target existing at a cluster that somebody else makes`,
  },
  {
    title: "an API server for the whole internet",
    given: open("0.0.0.0/0"),
    message: text`
      lab: target.controlPlane.endpoint.cidrs[0]: lets a large part of the internet call the API server
        found:   "0.0.0.0/0"
        allowed: networks of /8 or longer
        do:      name the networks of the people and the pipeline that call it, or set endpoint to { kind: "private" } and let them in by a VPN`,
  },
  {
    title: "an API server for half the internet",
    given: open("203.0.113.0/24", "128.0.0.0/1"),
    message: text`
      lab: target.controlPlane.endpoint.cidrs[1]: lets a large part of the internet call the API server
        found:   "128.0.0.0/1"
        allowed: networks of /8 or longer
        do:      name the networks of the people and the pipeline that call it, or set endpoint to { kind: "private" } and let them in by a VPN`,
  },
  {
    title: "an API server on the internet for nobody",
    given: open(),
    message: text`
      lab: target.controlPlane.endpoint.cidrs: is empty
        found:   []
        allowed: a list, not empty
        do:      name the networks of people and pipelines, or set kind to "private"`,
  },
  {
    title: "an API server on the internet for a private network",
    given: open("10.20.0.0/16"),
    message: text`
      lab: target.controlPlane.endpoint.cidrs[0]: is no network on the internet, and EKS refuses it here
        found:   "10.20.0.0/16"
        do:      name the public addresses that the clients come from; inside the VPC the private endpoint answers`,
  },
  {
    title: "an API server for an IPv6 network",
    given: open("2001:db8::/48"),
    message: text`
      lab: target.controlPlane.endpoint.cidrs[0]: is an IPv6 network, and the cluster's API server has IPv4 alone
        found:   "2001:db8::/48"
        do:      write the clients' IPv4 networks`,
  },
  {
    title: "a private API server for everything that is routed to it",
    given: controlPlane({ endpoint: { kind: "private", cidrs: ["0.0.0.0/0"] } }),
    message: text`
      lab: target.controlPlane.endpoint.cidrs[0]: lets a large part of the internet call the API server
        found:   "0.0.0.0/0"
        allowed: networks of /8 or longer
        do:      name the networks of the people and the pipeline that call it, or set endpoint to { kind: "private" } and let them in by a VPN`,
  },
  ...["11.0.0.0/16", "10.0.0.0/8", "192.168.7.0/25", "fd00::/108"].map((serviceCidr) => ({
    title: `Services in ${serviceCidr}`,
    given: target({
      network: { ...eksTarget.network, cidr: "172.31.0.0/16" },
      controlPlane: { serviceCidr },
    }),
    message: text`
      lab: target.controlPlane.serviceCidr: is no network that EKS takes for Services
        found:   "${serviceCidr}"
        allowed: a network from /12 to /24 inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16
        do:      leave it out for 172.20.0.0/16; a pod's call to a Service never leaves its node under that address`,
  })),
  {
    title: "the ConfigMap aws-auth without a reason",
    given: controlPlane({ authentication: { kind: "accessEntriesAndConfigMap" } }),
    message: text`
      lab: target.controlPlane.authentication.reason: is required
        allowed: a reason of at least 20 characters
        do:      say what needs the exception and why nothing narrower will do`,
  },
  {
    title: "a cluster that nobody may administer",
    given: target({ access: { viewers: { principal: role("viewers"), policy: "view" } } }),
    message: text`
      lab: target.access: has no principal with clusterAdmin for the whole cluster: nobody could deploy to it
        found:   ["viewers"]
        do:      give the role that deploys policy: "clusterAdmin", without namespaces`,
  },
  {
    title: "a cluster whose administrator has some namespaces only",
    given: target({ access: { ci: { ...ci, namespaces: ["apps"] } } }),
    message: text`
      lab: target.access: has no principal with clusterAdmin for the whole cluster: nobody could deploy to it
        found:   ["ci"]
        do:      give the role that deploys policy: "clusterAdmin", without namespaces`,
  },
  {
    title: "two names for one principal",
    given: access({ deploy: { principal: ci.principal, policy: "view" } }),
    message: text`
      lab: target.access.deploy.principal: is the principal of ci as well, and EKS has one entry for each
        found:   "arn:aws:iam::111122223333:role/ci"
        do:      give ci what both need, and remove deploy`,
  },
  {
    title: "a principal that may do nothing",
    given: access({ people: { principal: role("people") } }),
    message: text`
      lab: target.access.people: says nothing of what the principal may do
        do:      set policy, or groups that a role binding names`,
  },
  {
    title: "namespaces of a policy that is not there",
    given: access({ people: { principal: role("people"), groups: ["people"], namespaces: ["apps"] } }),
    message: text`
      lab: target.access.people.namespaces: limit the policy, and there is none
        found:   ["apps"]
        do:      set policy, or remove namespaces: groups hold wherever a role binding says so`,
  },
  {
    title: "a group of Kubernetes's own",
    given: access({ people: { principal: role("people"), groups: ["system:masters"] } }),
    message: text`
      lab: target.access.people.groups[0]: has the wrong form
        found:   "system:masters"
        allowed: a group's name without spaces that does not start with system:
        do:      groups that start with system: are Kubernetes's own, and EKS refuses them: bind a group of your own`,
  },
  ...[
    "arn:aws:sts::111122223333:assumed-role/people/somebody",
    "arn:aws:iam::111122223333:root",
    "arn:aws:iam::111122223333:group/people",
  ].map((principal) => ({
    title: `the principal ${principal}`,
    given: access({ people: { principal, policy: "view" } }),
    message: text`
      lab: target.access.people.principal: has the wrong form
        found:   "${principal}"
        allowed: the ARN of an IAM role or user, such as arn:aws:iam::111122223333:role/platform-admins
        do:      copy the role's ARN from IAM; a session (sts, assumed-role), a group or a whole account is no principal of EKS`,
  })),
  {
    title: "a principal of another partition",
    given: access({ people: { principal: "arn:aws-cn:iam::111122223333:role/people", policy: "view" } }),
    message: text`
      lab: target.access.people.principal: is of the partition aws-cn, and the region is of aws
        found:   "arn:aws-cn:iam::111122223333:role/people"
        do:      name a role of an account in aws`,
  },
  {
    title: "a role of an AWS service as a principal",
    given: access({ asg: { principal: role("aws-service-role/autoscaling.amazonaws.com/asg"), policy: "view" } }),
    message: text`
      lab: target.access.asg.principal: is a role of an AWS service, which EKS lets in by itself or not at all
        found:   "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/asg"
        do:      name a role of your own`,
  },
  {
    title: "a minor that EKS does not sell",
    given: target({ kubernetesVersion: "1.33" }),
    message: text`
      lab: target.kubernetesVersion: is not one of the known values
        found:   "1.33"
        allowed: 1.34, 1.35, 1.36
        do:      docs/operations/kubernetes-upgrades.md: one minor at a time, add-ons with it`,
  },
];
