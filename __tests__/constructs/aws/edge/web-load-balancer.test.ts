import { EdgeLayer } from "../../../../constructs/aws/edge/edge-layer";
import { acknowledgementKey } from "../../../../constructs/core/acknowledge";
import { awsStack } from "../../../support/aws-stack";
import { eksSite } from "../../../support/eks-target";
import { statements } from "../storage/storage-stack";
import { clients, edgeStack, everybody, only, smallEdge, under } from "./edge-stack";

const web = { clients };
const balancer = (changes: object = {}, environment = {}) =>
  only(edgeStack({ web: { ...web, ...changes } }, environment), "aws_lb");

describe("the load balancer", () => {
  test("GIVEN web THEN it is one on the internet, in the public subnets, called <environment>-web", () => {
    expect(balancer().body).toMatchObject({
      name: "sample-web",
      load_balancer_type: "application",
      internal: false,
      enable_http2: true,
      drop_invalid_header_fields: true,
      enable_deletion_protection: true,
    });
    expect(JSON.stringify(balancer().at("subnets"))).toMatch(/public-us-east-2a.*public-us-east-2b.*public-us-east-2c/);
  });

  test("GIVEN nothing said THEN silent connections last five minutes; GIVEN seconds THEN those", () => {
    expect(balancer().at("idle_timeout")).toBe(300);
    expect(balancer({ idleTimeoutSeconds: 60 }).at("idle_timeout")).toBe(60);
  });

  test("GIVEN an environment that comes and goes THEN it may be deleted", () => {
    expect(balancer({}, { deletionProtection: false }).at("enable_deletion_protection")).toBe(false);
  });

  test("GIVEN an environment with a long name THEN its name is one that AWS takes", () => {
    const name = String(balancer({}, { name: "an-environment-with-quite-a-long-name" }).at("name"));

    expect(name).toMatch(/^an-environment-with-qui.*-[0-9a-f]{8}$/);
    expect(name.length).toBeLessThanOrEqual(32);
  });
});

describe("its listeners", () => {
  test("GIVEN web THEN TLS 1.2 is the least, and a host that nobody claimed is not found", () => {
    expect(only(edgeStack({ web }), "aws_lb_listener", "/https").body).toMatchObject({
      port: 443,
      protocol: "HTTPS",
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
      routing_http_response_strict_transport_security_header_value: "max-age=31536000",
      default_action: [{ type: "fixed-response", fixed_response: { status_code: "404" } }],
    });
  });

  test("GIVEN web THEN plain HTTP leads to TLS; behind CloudFront nobody asks in plain HTTP", () => {
    const http = (cdn: object) => under(edgeStack({ web: { ...web, ...cdn } }), "aws_lb_listener", "/http");
    const [listener] = http({}).filter(({ body }) => body.port === 80);

    expect(listener?.at("default_action")).toEqual([
      { type: "redirect", redirect: { port: "443", protocol: "HTTPS", status_code: "HTTP_301" } },
    ]);
    expect(http({ cdn: { hosts: ["api"] } }).filter(({ body }) => body.port === 80)).toEqual([]);
  });
});

describe("who may connect", () => {
  const rules = (changes: object) =>
    under(edgeStack({ web: { ...web, ...changes } }), "aws_vpc_security_group_ingress_rule", "/load-balancer/").filter(
      ({ body }) => !body.referenced_security_group_id,
    );

  test("GIVEN networks THEN they alone, on 80 and 443", () => {
    const cidrs = ["203.0.113.0/24", "198.51.100.0/24"];

    expect(
      rules({ clients: { kind: "networks", cidrs } }).map(({ body }) => [
        body.cidr_ipv4 ?? body.cidr_ipv6,
        body.from_port,
      ]),
    ).toEqual(
      expect.arrayContaining(
        cidrs.flatMap((network) => [
          [network, 80],
          [network, 443],
        ]),
      ),
    );
  });

  test("GIVEN everybody THEN the reason acknowledges what policy finds", () => {
    const site = eksSite({ edge: { ...smallEdge, web: { clients: everybody } } });
    const found: unknown[] = [];
    awsStack(
      (stack) => {
        if (site.target.edge) new EdgeLayer(stack, "edge", site, site.target.edge);
        for (const construct of stack.node.findAll()) {
          found.push(
            ...construct.node.metadata.filter(({ type }) => type === acknowledgementKey).map(({ data }) => data),
          );
        }
      },
      { site, layer: "edge" },
    );

    expect(rules({ clients: everybody }).map(({ body }) => body.cidr_ipv4)).toEqual(["0.0.0.0/0", "0.0.0.0/0"]);
    expect(found).toContainEqual({ rule: "public-exposure", reason: everybody.reason });
  });

  test("GIVEN CloudFront THEN its addresses alone, as AWS lists them", () => {
    const template = edgeStack({ web: { ...web, cdn: { hosts: ["api"] } } });
    const list = template.data().find(({ type }) => type === "aws_ec2_managed_prefix_list");

    expect(list?.at("name")).toBe("com.amazonaws.global.cloudfront.origin-facing");
    expect(rules({ cdn: { hosts: ["api"] } }).map(({ body }) => [body.prefix_list_id, body.cidr_ipv4])).toEqual([
      [`\${data.${list?.address}.id}`, undefined],
    ]);
  });
});

describe("the log of requests", () => {
  test("GIVEN web THEN it goes to a bucket that load balancers of the account may write to, for 90 days", () => {
    const template = edgeStack({ web });
    const { LoadBalancersDeliver } = statements(only(template, "aws_s3_bucket_policy"));

    expect(balancer().at("access_logs")).toEqual({
      bucket: "sample-edge-logs-111122223333",
      enabled: true,
      prefix: "web",
    });
    expect(LoadBalancersDeliver).toMatchObject({
      Principal: { Service: ["logdelivery.elasticloadbalancing.amazonaws.com"] },
      Action: ["s3:PutObject"],
      Resource: ["arn:aws:s3:::sample-edge-logs-111122223333/web/AWSLogs/111122223333/*"],
    });
    expect(balancer().dependsOn).toContain(only(template, "aws_s3_bucket_policy").address);
    expect(JSON.stringify(only(template, "aws_s3_bucket_lifecycle_configuration").body)).toContain('"days":90');
  });

  test("GIVEN days THEN they hold for every log of the edge", () => {
    const template = edgeStack({ web, sshProxy: { image: "example.com/ssh-proxy:1" }, logRetentionDays: 14 });
    const groups = template.resources("aws_cloudwatch_log_group").map(({ body }) => body.retention_in_days);

    expect(JSON.stringify(only(template, "aws_s3_bucket_lifecycle_configuration").body)).toContain('"days":14');
    expect(groups).toEqual([14, 14]);
  });
});
