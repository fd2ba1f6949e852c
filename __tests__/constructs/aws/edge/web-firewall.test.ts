import { clients, edgeStack, only, under } from "./edge-stack";

const acl = (changes: object = {}, part = "/firewall/") =>
  only(edgeStack({ web: { clients, ...changes } }), "aws_wafv2_web_acl", part);
const cdn = { cdn: { hosts: ["api"] } };

test("GIVEN web THEN AWS's groups of rules stand before the load balancer, and large bodies are only counted", () => {
  const rules = acl().at("rule") as { name: string; statement: { managed_rule_group_statement: object } }[];

  expect(rules.map(({ name }) => name)).toEqual([
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesKnownBadInputsRuleSet",
  ]);
  expect(rules[1]?.statement.managed_rule_group_statement).toMatchObject({
    rule_action_override: [{ name: "SizeRestrictions_BODY", action_to_use: { count: {} } }],
  });
  expect(acl().body).toMatchObject({ scope: "REGIONAL", default_action: { allow: {} } });
  expect(edgeStack({ web: { clients } }).resources("aws_wafv2_web_acl_association")).toHaveLength(1);
});

test("GIVEN none THEN there is none", () => {
  const template = edgeStack({ web: { clients, firewall: "none" } });

  expect(template.resources().filter(({ type }) => type.startsWith("aws_wafv2"))).toEqual([]);
});

test("GIVEN a firewall THEN it logs what it saw, without what lets somebody in", () => {
  const template = edgeStack({ web: { clients } });

  expect(only(template, "aws_cloudwatch_log_group", "/firewall/").at("name")).toBe("aws-waf-logs-sample-web");
  expect(only(template, "aws_wafv2_web_acl_logging_configuration").at("redacted_fields")).toEqual([
    { single_header: { name: "authorization" } },
    { single_header: { name: "cookie" } },
  ]);
});

describe("behind CloudFront", () => {
  test("GIVEN networks THEN both firewalls block the others: one by who connects, one by what CloudFront says", () => {
    const rule = (part: string) =>
      (acl(cdn, part).at("rule") as { name: string; action: object; statement: object }[])[0];

    expect(rule("/cdn-firewall/")).toMatchObject({ name: "clients", action: { block: {} } });
    expect(JSON.stringify(rule("/cdn-firewall/")?.statement)).not.toContain("forwarded");
    expect(rule("/firewall/")?.statement).toMatchObject({
      not_statement: {
        statement: {
          ip_set_reference_statement: {
            ip_set_forwarded_ip_config: {
              header_name: "X-Forwarded-For",
              position: "LAST",
              fallback_behavior: "NO_MATCH",
            },
          },
        },
      },
    });
  });

  test("GIVEN CloudFront THEN its firewall lives in us-east-1 with all that belongs to it", () => {
    const template = edgeStack({ web: { clients, ...cdn } });
    const types = [
      "aws_wafv2_web_acl",
      "aws_wafv2_ip_set",
      "aws_wafv2_web_acl_logging_configuration",
      "aws_cloudwatch_log_group",
    ];

    expect(types.map((type) => only(template, type, "/cdn-firewall/").at("provider"))).toEqual(
      types.map(() => "aws.global"),
    );
    expect(acl(cdn, "/cdn-firewall/").at("scope")).toBe("CLOUDFRONT");
  });

  test("GIVEN no CloudFront THEN the security group alone tells clients apart", () => {
    expect(under(edgeStack({ web: { clients } }), "aws_wafv2_ip_set", "")).toEqual([]);
  });
});
