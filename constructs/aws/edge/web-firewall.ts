import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Wafv2IpSet } from "@cdktf/provider-aws/lib/wafv2-ip-set";
import { Wafv2WebAcl, type Wafv2WebAclRule } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";

export interface WebFirewallProps {
  readonly site: AwsSite;
  readonly retentionDays: number;
  /** What it stands before. CloudFront's lives in us-east-1. */
  readonly before: { readonly kind: "loadBalancer" } | { readonly kind: "cloudFront"; readonly provider: AwsProvider };
  /**
   * Networks that may connect, where a security group cannot tell: `connection` by who connects, `cloudFront` by the
   * last entry of X-Forwarded-For, which CloudFront writes. Default: everybody whom the security group lets in.
   */
  readonly clients?: { readonly networks: readonly string[]; readonly seenBy: "connection" | "cloudFront" } | undefined;
}

/**
 * Groups of rules that AWS keeps up to date, in their order.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
const managedGroups: readonly { readonly name: string; readonly counted: readonly string[] }[] = [
  { name: "AWSManagedRulesAmazonIpReputationList", counted: [] },
  // Bodies over 8 KiB are what notebooks and image builds send.
  { name: "AWSManagedRulesCommonRuleSet", counted: ["SizeRestrictions_BODY"] },
  { name: "AWSManagedRulesKnownBadInputsRuleSet", counted: [] },
];

/** Headers that let somebody in: kept out of the log. */
const secretHeaders = ["authorization", "cookie"];

/** AWS WAF with the managed rule groups, and a log of what it saw. */
export class WebFirewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: WebFirewallProps) {
    super(scope, id);
    const { site, before } = props;
    const cloudFront = before.kind === "cloudFront";
    const name = site.name(cloudFront ? "cdn" : "web");
    const place = { ...(cloudFront ? { provider: before.provider } : {}) };
    const acl = new Wafv2WebAcl(this, "acl", {
      ...place,
      name,
      scope: cloudFront ? "CLOUDFRONT" : "REGIONAL",
      description: `Requests to ${site.environment.name}`,
      defaultAction: { allow: {} },
      rule: [...this.clientRules(props, name, place), ...managedGroups.map(managedRule)],
      visibilityConfig: metrics(name),
    });
    this.arn = acl.arn;
    const log = new CloudwatchLogGroup(this, "log", {
      ...place,
      // WAF takes no other beginning.
      name: `aws-waf-logs-${name}`,
      retentionInDays: props.retentionDays,
    });
    new Wafv2WebAclLoggingConfiguration(this, "logging", {
      ...place,
      resourceArn: acl.arn,
      logDestinationConfigs: [log.arn],
      redactedFields: secretHeaders.map((header) => ({ singleHeader: { name: header } })),
    });
  }

  private clientRules(
    { before, clients }: WebFirewallProps,
    name: string,
    place: { readonly provider?: AwsProvider },
  ): readonly Wafv2WebAclRule[] {
    if (!clients) return [];
    const set = new Wafv2IpSet(this, "clients", {
      ...place,
      name: `${name}-clients`,
      scope: before.kind === "cloudFront" ? "CLOUDFRONT" : "REGIONAL",
      ipAddressVersion: "IPV4",
      addresses: [...clients.networks],
    });
    const forwarded = {
      ip_set_forwarded_ip_config: { header_name: "X-Forwarded-For", position: "LAST", fallback_behavior: "NO_MATCH" },
    };
    return [
      {
        name: "clients",
        priority: 0,
        action: { block: {} },
        // The binding leaves statements, which hold statements, as the provider spells them.
        statement: {
          not_statement: {
            statement: {
              ip_set_reference_statement: { arn: set.arn, ...(clients.seenBy === "cloudFront" ? forwarded : {}) },
            },
          },
        },
        visibilityConfig: metrics("clients"),
      },
    ];
  }
}

function managedRule({ name, counted }: (typeof managedGroups)[number], place: number): Wafv2WebAclRule {
  return {
    name,
    priority: (place + 1) * 10,
    overrideAction: { none: {} },
    statement: {
      managed_rule_group_statement: {
        vendor_name: "AWS",
        name,
        ...(counted.length > 0
          ? { rule_action_override: counted.map((rule) => ({ name: rule, action_to_use: { count: {} } })) }
          : {}),
      },
    },
    visibilityConfig: metrics(name),
  };
}

function metrics(metricName: string) {
  return { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName };
}
