import { clients, edgeStack, only, sshProxy, under } from "./edge-stack";

const stack = (changes: object = {}) =>
  edgeStack({ sshProxy, web: { clients, cdn: { hosts: ["api", "ssh"] }, ...changes } });
const distribution = (changes: object = {}) => only(stack(changes), "aws_cloudfront_distribution");

test("GIVEN no cdn THEN there is no distribution", () => {
  expect(edgeStack({ web: { clients } }).resources("aws_cloudfront_distribution")).toEqual([]);
});

test("GIVEN hosts THEN they are the distribution's, and their records lead to it", () => {
  const hosts = ["api.gpu-dev.example.com", "ssh.gpu-dev.example.com"];
  const records = under(stack(), "aws_route53_record", "/cdn/").filter(({ body }) => hosts.includes(String(body.name)));

  expect(distribution().at("aliases")).toEqual(hosts);
  expect(records.map((record) => record.at("alias", "name"))).toEqual(
    hosts.map(() => `\${${distribution().address}.domain_name}`),
  );
});

test("GIVEN a distribution THEN it asks the load balancer over TLS, under a name that the certificate is for", () => {
  const [origin] = distribution().at("origin") as [{ domain_name: string; custom_origin_config: object }];
  const record = under(stack(), "aws_route53_record", "/cdn/origin")[0];

  expect(origin.domain_name).toBe("origin.gpu-dev.example.com");
  expect(origin.custom_origin_config).toMatchObject({
    origin_protocol_policy: "https-only",
    origin_ssl_protocols: ["TLSv1.2"],
    https_port: 443,
  });
  expect(record?.at("alias", "name")).toContain("aws_lb.");
});

test("GIVEN a distribution THEN nothing is kept, the host goes on, and answers carry security headers", () => {
  expect(distribution().at("default_cache_behavior")).toMatchObject({
    viewer_protocol_policy: "redirect-to-https",
    // CachingDisabled, AllViewer and SecurityHeadersPolicy of AWS's documentation.
    cache_policy_id: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    origin_request_policy_id: "216adef6-5c7f-47e4-b989-5492eafa07d3",
    response_headers_policy_id: "67f7725c-6f97-4210-82d7-5512b31e9d03",
    allowed_methods: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
  });
  expect(distribution().at("viewer_certificate")).toMatchObject({
    minimum_protocol_version: "TLSv1.2_2021",
    ssl_support_method: "sni-only",
  });
});

test("GIVEN a firewall THEN the distribution has its own; GIVEN none THEN it has none", () => {
  expect(distribution().at("web_acl_id")).toContain("cdn-firewall");
  expect(
    distribution({ clients: { kind: "everybody", reason: "the API is meant for everybody" }, firewall: "none" }).at(
      "web_acl_id",
    ),
  ).toBeUndefined();
});

test("GIVEN a distribution THEN its requests are logged to the bucket, which lets the delivery in", () => {
  const template = stack();

  expect(only(template, "aws_cloudwatch_log_delivery_source").body).toMatchObject({
    log_type: "ACCESS_LOGS",
    provider: "aws.global",
    resource_arn: `\${${distribution().address}.arn}`,
  });
  expect(only(template, "aws_cloudwatch_log_delivery_destination").at("delivery_destination_configuration")).toEqual([
    { destination_resource_arn: "arn:aws:s3:::sample-edge-logs-111122223333" },
  ]);
  expect(String(only(template, "aws_s3_bucket_policy").at("policy"))).toContain(
    "arn:aws:logs:us-east-1:111122223333:delivery-source:*",
  );
});

test("GIVEN the SSH proxy behind CloudFront THEN its host has one record, CloudFront's", () => {
  const named = stack()
    .resources("aws_route53_record")
    .filter(({ body }) => body.name === "ssh.gpu-dev.example.com");

  expect(named).toHaveLength(1);
  expect(named[0]?.at("alias", "name")).toContain("aws_cloudfront_distribution");
});
