import { eksSite } from "../../../support/eks-target";
import { clients, edgeSite, only, smallEdge } from "./edge-stack";
import { exposed, service } from "./exposed";

const host = "api.gpu-dev.example.com";
const site = eksSite({ edge: { ...smallEdge, web: { clients } } });
const request = { reach: "internet", host, http: { healthPath: "/health" } } as const;
const made = (more: object = {}) => exposed(site, { ...request, ...more }).template;

test("GIVEN a host THEN a rule of the shared listener leads to its pods, both found by literal names", () => {
  const template = made();
  const data = (type: string) => template.data().find((block) => block.type === type);

  expect(only(template, "aws_lb_listener_rule").body).toMatchObject({
    listener_arn: `\${data.${data("aws_lb_listener")?.address}.arn}`,
    condition: [{ host_header: { values: [host] } }],
    action: [{ type: "forward", target_group_arn: `\${${only(template, "aws_lb_target_group").address}.arn}` }],
  });
  expect(data("aws_lb")?.at("name")).toBe("sample-web");
  expect(data("aws_lb_listener")?.at("port")).toBe(443);
});

test("GIVEN a rule THEN AWS gives its priority: no two hosts are the same, so no order matters", () => {
  expect(only(made(), "aws_lb_listener_rule").at("priority")).toBeUndefined();
});

test("GIVEN networks THEN each rule takes four of them, as AWS has room for, and all lead to the same pods", () => {
  const cidrs = ["1", "2", "3", "4", "5"].map((third) => `198.51.${third}.0/24`);
  const rules = made({ cidrs }).resources("aws_lb_listener_rule");

  expect(rules.map((rule) => rule.at("condition", 1, "source_ip", "values"))).toEqual([
    cidrs.slice(0, 4),
    cidrs.slice(4),
  ]);
  expect(new Set(rules.map((rule) => rule.at("action", 0, "target_group_arn"))).size).toBe(1);
});

test("GIVEN a path THEN it tells the pods' health over HTTP", () => {
  expect(only(made(), "aws_lb_target_group").body).toMatchObject({
    protocol: "HTTP",
    target_type: "ip",
    port: 8000,
    health_check: { path: "/health", matcher: "200", protocol: "HTTP" },
  });
  expect(only(made(), "aws_lb_target_group").at("preserve_client_ip")).toBeUndefined();
});

test("GIVEN a host of the domain THEN its record leads to the load balancer", () => {
  expect(only(made(), "aws_route53_record").body).toMatchObject({
    name: host,
    alias: { name: expect.stringMatching(/data\.aws_lb\..*\.dns_name/), evaluate_target_health: true },
  });
});

test("GIVEN CloudFront before it THEN the edge has the record, and the rule is here", () => {
  const behind = edgeSite({ web: { clients, cdn: { hosts: ["api"] } } });
  const { template } = exposed(behind, request);

  expect(template.resources("aws_route53_record")).toEqual([]);
  expect(template.resources("aws_lb_listener_rule")).toHaveLength(1);
});

test("GIVEN several ports THEN it is refused: a host means one", () => {
  const ports = [...service.ports, { name: "metrics", port: 9090, targetPort: 9090 }];

  expect(() => made({ service: { ...service, ports } })).toThrow(
    "exposure: api.gpu-dev.example.com stands for one port, and api has 2; expose a Service for each",
  );
});
