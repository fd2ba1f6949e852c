import { policyDocument } from "../../../../constructs/aws/identity/policy-document";
import { controllerStatements } from "../../../../constructs/aws/karpenter/controller-statements";
import { eksSite } from "../../../support/eks-target";
import { type Decision, decide } from "../../../support/iam/decide";
import { readPolicy } from "../../../support/iam/policy-document";
import type { Request } from "../../../support/iam/request";

const given = {
  kind: "existing",
  vpc: "vpc-0123456789abcdef0",
  cidr: "10.1.0.0/16",
  subnets: { nodes: { "us-east-2a": "subnet-0000000000000000a", "us-east-2b": "subnet-0000000000000000b" } },
};
const ec2 = (resource: string) => `arn:aws:ec2:us-east-2:111122223333:${resource}`;
const region = { "aws:RequestedRegion": "us-east-2" };
const environment = (name: string) => ({ "aws:ResourceTag/gantry.dev/environment": name });
const request = {
  "aws:RequestTag/kubernetes.io/cluster/sample": "owned",
  "aws:RequestTag/eks:eks-cluster-name": "sample",
  "aws:RequestTag/karpenter.sh/nodepool": "cpus",
};
const own = {
  "aws:ResourceTag/kubernetes.io/cluster/sample": "owned",
  "aws:ResourceTag/karpenter.sh/nodepool": "cpus",
};
const others = {
  ...own,
  "aws:ResourceTag/kubernetes.io/cluster/sample": "",
  "aws:ResourceTag/kubernetes.io/cluster/other": "owned",
};
const keys = { "aws:TagKeys": ["Name", "karpenter.sh/nodeclaim"] };
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const service = (name: string) => ({ "iam:PassedToService": name });

type Case = readonly [string, string, string, Request["context"], Decision];

function table(target: Readonly<Record<string, unknown>>, cases: readonly Case[]): void {
  const policy = readPolicy(policyDocument(controllerStatements(eksSite({ karpenter: {}, ...target }))));
  test.each(cases)("GIVEN %s THEN %s of %s is answered", (_what, action, resource, context, answer) => {
    expect(decide([policy], { action, resource, context: context ?? {} })).toBe(answer);
  });
}

describe("launching", () => {
  table({}, [
    ["a subnet of the environment", "ec2:RunInstances", ec2("subnet/subnet-1"), environment("sample"), "allowed"],
    ["a subnet of another", "ec2:RunInstances", ec2("subnet/subnet-1"), environment("other"), "denied"],
    ["a subnet without tags", "ec2:CreateFleet", ec2("subnet/subnet-1"), {}, "denied"],
    ["a security group of another", "ec2:RunInstances", ec2("security-group/sg-1"), environment("other"), "denied"],
    ["an image", "ec2:RunInstances", "arn:aws:ec2:us-east-2::image/ami-1", {}, "allowed"],
    ["a machine with its tags", "ec2:RunInstances", ec2("instance/i-1"), request, "allowed"],
    ["a machine without", "ec2:RunInstances", ec2("instance/i-1"), {}, "denied"],
    [
      "a machine of another cluster",
      "ec2:CreateFleet",
      ec2("fleet/f-1"),
      { ...request, "aws:RequestTag/eks:eks-cluster-name": "other" },
      "denied",
    ],
    ["a template of its own", "ec2:RunInstances", ec2("launch-template/lt-1"), own, "allowed"],
    ["a template of a pool of ours", "ec2:RunInstances", ec2("launch-template/lt-1"), {}, "denied"],
    ["a template that it makes", "ec2:CreateLaunchTemplate", ec2("launch-template/lt-1"), request, "allowed"],
    ["a spot request", "ec2:RunInstances", ec2("spot-instances-request/sir-1"), request, "denied"],
    ["somebody's reservation", "ec2:RunInstances", ec2("capacity-reservation/cr-1"), request, "denied"],
  ]);
});

describe("launching into a network that is there", () => {
  table({ network: given, karpenter: { zones: ["us-east-2b"] } }, [
    ["a subnet that is named", "ec2:RunInstances", ec2("subnet/subnet-0000000000000000b"), {}, "allowed"],
    ["a subnet of another zone", "ec2:RunInstances", ec2("subnet/subnet-0000000000000000a"), {}, "denied"],
    [
      "a shared subnet of that id",
      "ec2:RunInstances",
      "arn:aws:ec2:us-east-2:999999999999:subnet/subnet-0000000000000000b",
      {},
      "allowed",
    ],
    ["the nodes' security group", "ec2:RunInstances", ec2("security-group/sg-1"), environment("sample"), "allowed"],
    ["another one", "ec2:RunInstances", ec2("security-group/sg-1"), {}, "denied"],
  ]);
});

describe("tags and ends", () => {
  table({}, [
    [
      "tags at the launch",
      "ec2:CreateTags",
      ec2("volume/vol-1"),
      { ...request, "ec2:CreateAction": "RunInstances" },
      "allowed",
    ],
    ["its tags on a machine that is there", "ec2:CreateTags", ec2("instance/i-1"), request, "denied"],
    ["the name of its own machine", "ec2:CreateTags", ec2("instance/i-1"), { ...own, ...keys }, "allowed"],
    ["the name of another", "ec2:CreateTags", ec2("instance/i-1"), { ...others, ...keys }, "denied"],
    [
      "any other tag of its own machine",
      "ec2:CreateTags",
      ec2("instance/i-1"),
      { ...own, "aws:TagKeys": ["owner"] },
      "denied",
    ],
    ["its own machine", "ec2:TerminateInstances", ec2("instance/i-1"), own, "allowed"],
    ["a machine of another cluster", "ec2:TerminateInstances", ec2("instance/i-1"), others, "denied"],
    ["a machine of a pool of ours", "ec2:TerminateInstances", ec2("instance/i-1"), {}, "denied"],
    ["its own template", "ec2:DeleteLaunchTemplate", ec2("launch-template/lt-1"), own, "allowed"],
  ]);
});

describe("all else", () => {
  table({}, [
    [
      "the nodes' role for machines",
      "iam:PassRole",
      role("sample-karpenter-nodes"),
      service("ec2.amazonaws.com"),
      "allowed",
    ],
    [
      "it for another service",
      "iam:PassRole",
      role("sample-karpenter-nodes"),
      service("lambda.amazonaws.com"),
      "denied",
    ],
    ["another role", "iam:PassRole", role("admin"), service("ec2.amazonaws.com"), "denied"],
    ["an instance profile", "iam:CreateInstanceProfile", "arn:aws:iam::111122223333:instance-profile/x", {}, "denied"],
    [
      "its queue",
      "sqs:ReceiveMessage",
      "arn:aws:sqs:us-east-2:111122223333:sample-karpenter-interruptions",
      {},
      "allowed",
    ],
    ["another queue", "sqs:ReceiveMessage", "arn:aws:sqs:us-east-2:111122223333:other", {}, "denied"],
    [
      "images of EKS",
      "ssm:GetParameter",
      "arn:aws:ssm:us-east-2::parameter/aws/service/eks/optimized-ami/1.35/x",
      {},
      "allowed",
    ],
    [
      "a parameter of one's own",
      "ssm:GetParameter",
      "arn:aws:ssm:us-east-2:111122223333:parameter/password",
      {},
      "denied",
    ],
    ["lists", "ec2:DescribeInstanceTypes", "*", region, "allowed"],
    ["lists of another region", "ec2:DescribeInstanceTypes", "*", { "aws:RequestedRegion": "eu-west-1" }, "denied"],
    ["the cluster", "eks:DescribeCluster", "arn:aws:eks:us-east-2:111122223333:cluster/sample", {}, "allowed"],
  ]);
});

test("GIVEN China THEN machines there take the role by their service's other name", () => {
  const china = {
    region: "cn-north-1",
    network: { kind: "new", zones: ["cn-north-1a", "cn-north-1b"] },
    access: { ci: { principal: "arn:aws-cn:iam::111122223333:role/ci", policy: "clusterAdmin" } },
  };
  const text = policyDocument(controllerStatements(eksSite({ karpenter: {}, ...china })));

  expect(text).toContain('"iam:PassedToService":["ec2.amazonaws.com.cn"]');
  expect(text).not.toContain("arn:aws:");
});

test("GIVEN the longest names THEN the policy fits into a role: 10 240 characters", () => {
  const site = eksSite({ karpenter: {}, clusterName: "c".repeat(100) }, { name: "e".repeat(45) });

  expect(policyDocument(controllerStatements(site)).length).toBeLessThan(10240);
});
