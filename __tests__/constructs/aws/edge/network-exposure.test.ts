import { NetworkExposure } from "../../../../constructs/aws/edge/network-exposure";
import { acknowledgementKey } from "../../../../constructs/core/acknowledge";
import { awsStack } from "../../../support/aws-stack";
import { eksSite } from "../../../support/eks-target";
import { only, smallEdge, under } from "./edge-stack";
import { exposed, service } from "./exposed";

const internal = (request: object = {}) => exposed(eksSite(), { reach: "internal", ...request }).template;
const internet = (request: object = {}) =>
  exposed(eksSite(), { reach: "internet", cidrs: ["203.0.113.0/24"], ...request }).template;
const two = {
  ...service,
  name: "registry",
  ports: [
    { name: "registry", port: 5000, targetPort: 5000 },
    { name: "pulls", port: 5010, targetPort: 5000 },
  ],
};

describe("the load balancer", () => {
  test("GIVEN internal THEN it lies in the nodes' subnets, across zones, with a security group of its own", () => {
    const balancer = only(internal(), "aws_lb");

    expect(balancer.body).toMatchObject({
      name: "sample-sample-api",
      load_balancer_type: "network",
      internal: true,
      enable_cross_zone_load_balancing: true,
      enable_deletion_protection: true,
      security_groups: [`\${${only(internal(), "aws_security_group").address}.id}`],
    });
    expect(JSON.stringify(balancer.at("subnets"))).toMatch(/nodes-us-east-2a.*nodes-us-east-2b.*nodes-us-east-2c/);
  });

  test("GIVEN the internet THEN it lies in the public subnets", () => {
    expect(only(internet(), "aws_lb").at("internal")).toBe(false);
    expect(JSON.stringify(only(internet(), "aws_lb").at("subnets"))).toContain("public-us-east-2a");
  });

  test("GIVEN ports THEN each has a listener and a group of the pods' port", () => {
    const template = internal({ service: two });
    const listeners = template.resources("aws_lb_listener").map(({ body }) => [body.port, body.protocol]);

    expect(listeners).toEqual(
      expect.arrayContaining([
        [5000, "TCP"],
        [5010, "TCP"],
      ]),
    );
    expect(template.resources("aws_lb_target_group").map(({ body }) => body.port)).toEqual([5000, 5000]);
  });

  test("GIVEN long names THEN those of load balancer and groups are such as AWS takes, and differ", () => {
    const name = "a-service-with-a-very-long-name-indeed";
    const ports = ["first", "second"].map((port) => ({ name: port, port: 80 + port.length, targetPort: 8000 }));
    const template = internal({ service: { ...service, name, ports } });
    const names = [...template.resources("aws_lb"), ...template.resources("aws_lb_target_group")].map((block) =>
      String(block.at("name")),
    );

    expect(names.filter((each) => each.length > 32 || !/^[a-z0-9](-?[a-z0-9])*$/.test(each))).toEqual([]);
    expect(new Set(names).size).toBe(3);
  });
});

describe("its clients", () => {
  const clients = (template: ReturnType<typeof internal>) =>
    under(template, "aws_vpc_security_group_ingress_rule", "/clients/").map(({ body }) => [
      body.cidr_ipv4 ?? body.cidr_ipv6,
      body.from_port,
      body.to_port,
    ]);

  test("GIVEN nothing said inside THEN the VPC with its pods; GIVEN networks THEN those", () => {
    expect(clients(internal())).toEqual([
      ["10.0.0.0/16", 80, 80],
      ["100.64.0.0/16", 80, 80],
    ]);
    expect(clients(internal({ cidrs: ["10.1.0.0/16"] }))).toEqual([["10.1.0.0/16", 80, 80]]);
    expect(clients(internet({ cidrs: ["2001:db8::/48"] }))).toEqual([["2001:db8::/48", 80, 80]]);
  });

  test("GIVEN everybody THEN the reason acknowledges what policy finds", () => {
    const site = eksSite();
    const openBecause = "the status page is meant for everybody";
    const found: unknown[] = [];
    const template = awsStack(
      (stack) => {
        const made = new NetworkExposure(stack, "exposure", {
          site,
          request: { reach: "internet", service, openBecause },
        });
        for (const { node } of made.node.findAll()) {
          found.push(...node.metadata.filter(({ type }) => type === acknowledgementKey).map(({ data }) => data));
        }
      },
      { site, layer: "apps" },
    );

    expect(clients(template)).toEqual([["0.0.0.0/0", 80, 80]]);
    expect(found).toEqual([{ rule: "public-exposure", reason: openBecause }]);
  });
});

describe("its pods", () => {
  test("GIVEN ports of the pods THEN one way for each from the load balancer to the nodes' group", () => {
    const template = internal({ service: two });
    const way = (type: string) => under(template, type, "/to-pods-");

    expect(way("aws_vpc_security_group_egress_rule").map(({ body }) => body.from_port)).toEqual([5000]);
    expect(way("aws_vpc_security_group_ingress_rule")[0]?.body).toMatchObject({
      security_group_id: expect.stringContaining("security-group-nodes"),
      referenced_security_group_id: expect.stringContaining("aws_security_group.exposure"),
      from_port: 5000,
      to_port: 5000,
    });
  });

  test("GIVEN the internet THEN pods see the client; inside they do not, so that a node reaches pods of its own", () => {
    expect(only(internet(), "aws_lb_target_group").at("preserve_client_ip")).toBe("true");
    expect(only(internal(), "aws_lb_target_group").at("preserve_client_ip")).toBe("false");
  });

  test("GIVEN a group THEN pods are in it by address, TCP tells their health, and the next is there before it goes", () => {
    expect(only(internal(), "aws_lb_target_group").body).toMatchObject({
      target_type: "ip",
      protocol: "TCP",
      port: 8000,
      health_check: { protocol: "TCP", port: "traffic-port" },
      lifecycle: { create_before_destroy: true },
    });
  });

  test("GIVEN a group THEN a binding in the Service's namespace puts its pods there, and leaves rules to Terraform", () => {
    const template = internal();
    const group = only(template, "aws_lb_target_group");
    const release = template.resource("helm_release");
    const { objects } = JSON.parse((release.at("values") as string[])[0] ?? "") as { objects: unknown };

    expect(release.at("namespace")).toBe("sample");
    expect(objects).toEqual([
      {
        apiVersion: "elbv2.k8s.aws/v1beta1",
        kind: "TargetGroupBinding",
        metadata: { name: group.at("name"), namespace: "sample" },
        spec: {
          serviceRef: { name: "api", port: 80 },
          targetGroupARN: `\${${group.address}.arn}`,
          targetType: "ip",
          ipAddressType: "ipv4",
        },
      },
    ]);
  });

  test("GIVEN another port of the pods THEN the group has another name, for it has to be replaced", () => {
    const ports = [{ name: "http", port: 80, targetPort: 8080 }];

    expect(only(internal({ service: { ...service, ports } }), "aws_lb_target_group").at("name")).not.toBe(
      only(internal(), "aws_lb_target_group").at("name"),
    );
  });
});

describe("its name", () => {
  const edge = { ...smallEdge, internalDomain: "internal.gpu-dev.example.com", delegations: {} };
  const record = (host: string, changes: object = {}) => {
    const { template } = exposed(eksSite({ edge: { ...edge, ...changes } }), { reach: "internal", host });
    const zone = template.data().find(({ type }) => type === "aws_route53_zone");
    return { records: template.resources("aws_route53_record"), zone };
  };

  test("GIVEN a host of the internal domain THEN its record is in the private zone of the VPC", () => {
    const { records, zone } = record("registry.internal.gpu-dev.example.com");

    expect(records[0]?.body).toMatchObject({
      name: "registry.internal.gpu-dev.example.com",
      type: "A",
      zone_id: `\${data.${zone?.address}.zone_id}`,
      alias: { evaluate_target_health: true },
    });
    expect(zone?.body).toMatchObject({ name: "internal.gpu-dev.example.com", private_zone: true });
    expect(zone?.at("vpc_id")).toContain("data.aws_vpc.");
  });

  test("GIVEN a host of the domain THEN in the public zone", () => {
    expect(record("ssh-door.gpu-dev.example.com").zone?.body).toMatchObject({
      name: "gpu-dev.example.com",
      private_zone: false,
    });
  });

  test.each([
    ["of somebody else", "registry.example.org", {}],
    [
      "of a zone that is delegated",
      "api.east.gpu-dev.example.com",
      { delegations: { "east.gpu-dev.example.com": ["ns-1.example.net", "ns-2.example.net"] } },
    ],
  ])("GIVEN a host %s THEN no record", (_what, host, changes) => {
    expect(record(host, changes).records).toEqual([]);
  });
});
