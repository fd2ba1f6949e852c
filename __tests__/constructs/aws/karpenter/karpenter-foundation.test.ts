import { Aspects, TerraformStack } from "cdktf";
import { KarpenterFoundation } from "../../../../constructs/aws/karpenter/karpenter-foundation";
import { DependencyAspect } from "../../../../constructs/core/dependency-aspect";
import { checkPolicy } from "../../../../constructs/policy/check-policy";
import { eksSite } from "../../../support/eks-target";
import { type Decision, decide } from "../../../support/iam/decide";
import { readPolicy } from "../../../support/iam/policy-document";
import { Template } from "../../../support/template";
import { unwrittenApp } from "../../../support/unwritten-app";

const queue = "arn:aws:sqs:us-east-2:111122223333:sample-karpenter-interruptions";

function stack(environment: Readonly<Record<string, unknown>> = {}): TerraformStack {
  const made = new TerraformStack(unwrittenApp(), "stack");
  Aspects.of(made).add(new DependencyAspect());
  new KarpenterFoundation(made, "karpenter", eksSite({ karpenter: {} }, environment));
  return made;
}

const template = Template.of(stack());

describe("the interruption queue", () => {
  test("GIVEN an environment THEN it is named by it, encrypted, and forgets after five minutes", () => {
    expect(template.resource("aws_sqs_queue").body).toMatchObject({
      name: "sample-karpenter-interruptions",
      message_retention_seconds: 300,
      sqs_managed_sse_enabled: true,
    });
  });

  test.each([
    ["sample-karpenter-health", "AWS Health Event"],
    ["sample-karpenter-spot", "EC2 Spot Instance Interruption Warning"],
    ["sample-karpenter-rebalance", "EC2 Instance Rebalance Recommendation"],
    ["sample-karpenter-state", "EC2 Instance State-change Notification"],
    ["sample-karpenter-reservation", "EC2 Capacity Reservation Instance Interruption Warning"],
  ])("GIVEN the rule %s THEN it sends %s to the queue", (name, detail) => {
    const rule = template.resource("aws_cloudwatch_event_rule", name);
    const target = template
      .resources("aws_cloudwatch_event_target")
      .find((block) => String(block.at("rule")).includes(rule.id));

    expect(JSON.parse(String(rule.at("event_pattern")))["detail-type"]).toEqual([detail]);
    expect(target?.at("arn")).toBe(`\${aws_sqs_queue.${template.resource("aws_sqs_queue").id}.arn}`);
  });

  test("GIVEN a machine that starts THEN the queue does not hear of it: Karpenter reads no such message", () => {
    const pattern = String(
      template.resource("aws_cloudwatch_event_rule", "sample-karpenter-state").at("event_pattern"),
    );

    expect(JSON.parse(pattern).detail.state).toEqual(["stopping", "stopped", "shutting-down", "terminated"]);
  });

  test("GIVEN rules THEN messages come after the right to send them", () => {
    const policy = template.resource("aws_sqs_queue_policy").address;

    for (const target of template.resources("aws_cloudwatch_event_target")) expect(target.dependsOn).toContain(policy);
  });

  const from = (rule: string) => ({ "aws:SourceArn": `arn:aws:events:us-east-2:111122223333:rule/${rule}` });
  const events = "Service:events.amazonaws.com";
  test.each<readonly [string, string, Record<string, string>, string, Decision]>([
    ["one of the rules", "sqs:SendMessage", from("sample-karpenter-spot"), events, "allowed"],
    ["a rule of somebody else's", "sqs:SendMessage", from("other-karpenter-spot"), events, "denied"],
    ["another service", "sqs:SendMessage", from("sample-karpenter-spot"), "Service:sns.amazonaws.com", "denied"],
    ["the rules, to read", "sqs:ReceiveMessage", from("sample-karpenter-spot"), events, "denied"],
    [
      "one of the rules without TLS",
      "sqs:SendMessage",
      { ...from("sample-karpenter-spot"), "aws:SecureTransport": "false" },
      events,
      "denied",
    ],
  ])("GIVEN %s THEN it is %s", (_what, action, context, principal, answer) => {
    const policy = readPolicy(String(template.resource("aws_sqs_queue_policy").at("policy")));

    expect(
      decide([policy], { action, resource: queue, context: { "aws:SecureTransport": "true", ...context }, principal }),
    ).toBe(answer);
  });

  test("GIVEN a long environment's name THEN rules keep to 64 characters, and the queue names them so", () => {
    const long = Template.of(stack({ name: "e".repeat(45) }));
    const names = long.resources("aws_cloudwatch_event_rule").map(({ name }) => String(name));

    expect(names.filter((name) => name.length > 64)).toEqual([]);
    for (const name of names)
      expect(String(long.resource("aws_sqs_queue_policy").at("policy"))).toContain(`rule/${name}`);
  });
});

describe("the nodes' identity", () => {
  test("GIVEN nodes THEN their role is one machines take, to join the cluster and pull images, and nothing else", () => {
    const role = template.resource("aws_iam_role");
    const attached = template.resources("aws_iam_role_policy_attachment").map((block) => block.at("policy_arn"));

    expect(role.name).toBe("sample-karpenter-nodes");
    expect(String(role.at("assume_role_policy"))).toContain('"Service":["ec2.amazonaws.com"]');
    expect(attached.sort()).toEqual([
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    ]);
    expect(template.resources("aws_iam_role_policy")).toEqual([]);
  });

  test("GIVEN that role THEN machines get it by a profile of its name, and the cluster admits it as a Linux node", () => {
    expect(template.resource("aws_iam_instance_profile").name).toBe("sample-karpenter-nodes");
    expect(template.resource("aws_eks_access_entry").body).toMatchObject({
      cluster_name: "sample",
      principal_arn: "arn:aws:iam::111122223333:role/sample-karpenter-nodes",
      type: "EC2_LINUX",
    });
  });
});

test("GIVEN all of it THEN policy finds nothing", () => {
  expect(checkPolicy([stack()])).toEqual([]);
});
