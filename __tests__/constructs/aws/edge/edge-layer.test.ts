import { clients, edgeStack, only, under } from "./edge-stack";

const web = { clients };

describe("the public zone", () => {
  test("GIVEN a domain THEN its zone is made, kept by deletion protection, and never emptied by force", () => {
    expect(only(edgeStack(), "aws_route53_zone").body).toMatchObject({
      name: "gpu-dev.example.com",
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(
      only(edgeStack({}, { deletionProtection: false }), "aws_route53_zone").at("lifecycle", "prevent_destroy"),
    ).toBeUndefined();
  });

  test("GIVEN a zone that is there THEN it is found by its name, and none is made", () => {
    const template = edgeStack({ zone: "existing" });

    expect(template.resources("aws_route53_zone")).toEqual([]);
    expect(template.data().find(({ type }) => type === "aws_route53_zone")?.body).toMatchObject({
      name: "gpu-dev.example.com",
      private_zone: false,
    });
  });

  test("GIVEN delegations THEN each is one record of name servers for five minutes", () => {
    const servers = ["ns-1.awsdns-01.org", "ns-2.awsdns-02.com"];
    const template = edgeStack({ delegations: { "east.gpu-dev.example.com": servers } });

    expect(only(template, "aws_route53_record").body).toMatchObject({
      name: "east.gpu-dev.example.com",
      type: "NS",
      ttl: 300,
      records: servers,
    });
    expect(edgeStack().resources("aws_route53_record")).toEqual([]);
  });
});

test("GIVEN an internal domain THEN its zone answers in the VPC alone; GIVEN none THEN there is none", () => {
  const template = edgeStack({ internalDomain: "internal.gpu-dev.example.com" });

  expect(only(template, "aws_route53_zone", "internal-zone").body).toMatchObject({
    name: "internal.gpu-dev.example.com",
    vpc: [{ vpc_id: expect.stringContaining("data.aws_vpc.") }],
  });
  expect(under(edgeStack(), "aws_route53_zone", "internal-zone")).toEqual([]);
});

test("GIVEN no web THEN there is neither certificate nor load balancer", () => {
  const types = edgeStack()
    .resources()
    .map(({ type }) => type);

  expect(new Set(types)).toEqual(new Set(["aws_route53_zone"]));
});

describe("the certificate", () => {
  test("GIVEN web THEN it is for the domain and one label below, and the next is there before the last goes", () => {
    expect(only(edgeStack({ web }), "aws_acm_certificate").body).toMatchObject({
      domain_name: "gpu-dev.example.com",
      subject_alternative_names: ["*.gpu-dev.example.com"],
      validation_method: "DNS",
      lifecycle: { create_before_destroy: true },
    });
  });

  test("GIVEN web THEN the listener has it once it is issued, by a record of the zone", () => {
    const template = edgeStack({ web });
    const validation = only(template, "aws_acm_certificate_validation");

    expect(only(template, "aws_route53_record", "/certificate/").body).toMatchObject({
      ttl: 60,
      allow_overwrite: true,
    });
    expect(validation.at("timeouts", "create")).toBe("60m");
    expect(only(template, "aws_lb_listener", "/https").at("certificate_arn")).toBe(
      `\${${validation.address}.certificate_arn}`,
    );
  });

  test("GIVEN CloudFront THEN it has a copy in us-east-1, proven by the same record", () => {
    const template = edgeStack({ web: { ...web, cdn: { hosts: ["api"] } } });
    const [copy, ...others] = template
      .resources("aws_acm_certificate")
      .filter(({ body }) => body.provider === "aws.global");

    expect(copy?.at("domain_name")).toBe("gpu-dev.example.com");
    expect(others).toEqual([]);
    expect(under(template, "aws_route53_record", "/certificate/")).toHaveLength(1);
    expect(only(template, "aws_cloudfront_distribution").at("viewer_certificate", "acm_certificate_arn")).toContain(
      "global-validation",
    );
  });
});
