import { TerraformStack } from "cdktf";
import { AwsRole, type AwsRoleProps } from "../../../../constructs/aws/identity/aws-role";
import { serviceTrust } from "../../../../constructs/aws/identity/service-trust";
import { policyReport } from "../../../../constructs/policy/policy-report";
import { boundedIam } from "../../../../constructs/policy/rules/bounded-iam";
import { eksSite } from "../../../support/eks-target";
import { Template } from "../../../support/template";
import { unwrittenApp } from "../../../support/unwritten-app";

const site = eksSite();
const trust = [serviceTrust(site, { service: "ec2.amazonaws.com", source: "unsaid" })];
const list = { sid: "List", actions: ["ec2:DescribeVolumes"], anyResource: "the call lists all that there is" };

function role(props: Partial<AwsRoleProps> = {}) {
  const stack = new TerraformStack(unwrittenApp(), "sample-cluster");
  const made = new AwsRole(stack, "role", { site, purpose: "nodes", description: "Nodes", trust, ...props });
  return { stack, made, template: Template.of(stack) };
}

test("GIVEN a purpose THEN the role is named after it and the environment, for sessions of an hour", () => {
  const { made, template } = role();

  expect(template.resource("aws_iam_role").body).toMatchObject({
    name: "sample-nodes",
    description: "Nodes",
    max_session_duration: 3600,
  });
  expect([made.name, made.arn]).toEqual(["sample-nodes", "arn:aws:iam::111122223333:role/sample-nodes"]);
});

test("GIVEN no statements THEN there is no policy; GIVEN some THEN one, inside the role", () => {
  const { template } = role({ statements: [list] });

  expect(role().template.resources("aws_iam_role_policy")).toEqual([]);
  expect(template.resource("aws_iam_role_policy").body).toMatchObject({
    role: `\${aws_iam_role.${template.resource("aws_iam_role").id}.name}`,
    policy: expect.stringContaining('"Sid":"List"'),
  });
});

test("GIVEN policies of AWS THEN each is attached, under its own address", () => {
  const attached = role({ managedPolicies: ["AmazonEKSWorkerNodePolicy", "service-role/AmazonEBSCSIDriverPolicy"] })
    .template.resources("aws_iam_role_policy_attachment")
    .map((one) => one.at("policy_arn"));

  expect([...attached].sort()).toEqual([
    "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    "arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy",
  ]);
});

test("GIVEN a statement about any resource THEN its reason is the acknowledgement of the policy", () => {
  const { stack } = role({ statements: [list] });
  const { failures, acknowledged } = policyReport([stack], [boundedIam]);

  expect(failures).toEqual([]);
  expect(acknowledged).toMatchObject([{ rule: "bounded-iam[List]", reason: list.anyResource, matches: 1 }]);
});

test("GIVEN a reason that is none THEN it is refused", () => {
  expect(() => role({ statements: [{ ...list, anyResource: "needed" }] })).toThrow("needs a reason");
});
