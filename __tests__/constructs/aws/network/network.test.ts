import { Network } from "../../../../constructs/aws/network/network";
import { awsStack } from "../../../support/aws-stack";
import { eksSite } from "../../../support/eks-target";

const network = {
  kind: "existing",
  vpc: "vpc-01234567",
  cidr: "10.8.0.0/16",
  subnets: { nodes: { "us-east-2a": "subnet-0000001a", "us-east-2b": "subnet-0000001b" } },
};

test("GIVEN a VPC that is there THEN the nodes' security group is made in it, and nothing else", () => {
  const template = awsStack((stack, site) => new Network(stack, "network", site), { site: eksSite({ network }) });

  expect(template.resources().map(({ type }) => type)).toEqual([
    "aws_security_group",
    "aws_vpc_security_group_egress_rule",
    "aws_vpc_security_group_egress_rule",
    "aws_vpc_security_group_ingress_rule",
  ]);
  expect(template.resource("aws_security_group").body).toMatchObject({ name: "sample-nodes", vpc_id: "vpc-01234567" });
});
