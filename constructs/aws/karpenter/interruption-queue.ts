import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { policyDocument } from "../identity/policy-document";
import { karpenterNames } from "./karpenter-names";

/** Seconds that a message is kept: what happened to a machine is no news after five minutes. */
const retentionSeconds = 300;

/**
 * Events that Karpenter acts upon, by the last word of their rule's name.
 * https://karpenter.sh/docs/concepts/disruption/#interruption
 */
const events = {
  health: { source: ["aws.health"], "detail-type": ["AWS Health Event"], detail: { service: ["EC2"] } },
  spot: { source: ["aws.ec2"], "detail-type": ["EC2 Spot Instance Interruption Warning"] },
  rebalance: { source: ["aws.ec2"], "detail-type": ["EC2 Instance Rebalance Recommendation"] },
  state: {
    source: ["aws.ec2"],
    "detail-type": ["EC2 Instance State-change Notification"],
    // It reads no other state: pkg/controllers/interruption/messages/statechange of its sources.
    detail: { state: ["stopping", "stopped", "shutting-down", "terminated"] },
  },
  reservation: { source: ["aws.ec2"], "detail-type": ["EC2 Capacity Reservation Instance Interruption Warning"] },
} as const;

/** The queue by which Karpenter learns that AWS stops a machine or takes it back, and the rules that fill it. */
export class InterruptionQueue extends Construct {
  constructor(scope: Construct, id: string, site: AwsSite) {
    super(scope, id);
    const { queue: name, queueArn } = karpenterNames(site);
    const queue = new SqsQueue(this, "queue", {
      name,
      messageRetentionSeconds: retentionSeconds,
      // With a KMS key of one's own EventBridge would need a right on it, and the messages name machines only.
      sqsManagedSseEnabled: true,
    });
    // EventBridge takes 64 characters, as IAM does. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
    const ruleName = (event: string) => site.roleName(`karpenter-${event}`);
    const names = Object.keys(events);
    const policy = new SqsQueuePolicy(this, "policy", {
      queueUrl: queue.url,
      policy: policyDocument([
        {
          sid: "Events",
          principals: { services: ["events.amazonaws.com"] },
          actions: ["sqs:SendMessage"],
          resources: [queueArn],
          conditions: {
            ArnEquals: { "aws:SourceArn": names.map((event) => site.arn("events", `rule/${ruleName(event)}`)) },
          },
        },
        {
          sid: "EncryptedOnly",
          effect: "Deny",
          principals: { everybody: true },
          actions: ["sqs:*"],
          resources: [queueArn],
          conditions: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
    });
    for (const [event, pattern] of Object.entries(events)) {
      const rule = new CloudwatchEventRule(this, event, {
        name: ruleName(event),
        description: `Tells Karpenter in ${site.clusterName} of: ${pattern["detail-type"][0]}`,
        eventPattern: JSON.stringify(pattern),
      });
      new CloudwatchEventTarget(this, `${event}-target`, {
        rule: rule.name,
        targetId: "karpenter",
        arn: queue.arn,
      }).node.addDependency(policy);
    }
  }
}
