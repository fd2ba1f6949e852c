import { decide } from "../../../support/iam/decide";
import { readPolicy } from "../../../support/iam/policy-document";
import { clients, edgeStack, only, sshProxy, under } from "./edge-stack";

const stack = (changes: object = {}, environment = {}) =>
  edgeStack({ web: { clients }, sshProxy: { ...sshProxy, ...changes } }, environment);
const container = (changes: object = {}) =>
  JSON.parse(String(only(stack(changes), "aws_ecs_task_definition").at("container_definitions")))[0] as Record<
    string,
    unknown
  >;
const table = "arn:aws:dynamodb:us-east-2:111122223333:table/sample-ssh-domain-mappings";

test("GIVEN no proxy THEN nothing of it is there", () => {
  const types = edgeStack({ web: { clients } })
    .resources()
    .map(({ type }) => type);

  expect(types.filter((type) => /ecs|dynamodb/.test(type))).toEqual([]);
});

describe("the task", () => {
  test("GIVEN the proxy THEN its container is no root, writes nothing, and knows its table", () => {
    expect(container()).toMatchObject({
      image: sshProxy.image,
      user: "1000:1000",
      readonlyRootFilesystem: true,
      linuxParameters: { capabilities: { drop: ["ALL"] } },
      portMappings: [{ containerPort: 8080 }, { containerPort: 8081 }],
      environment: [
        { name: "AWS_DEFAULT_REGION", value: "us-east-2" },
        { name: "PORT", value: "8080" },
        { name: "SSH_DOMAIN_MAPPINGS_TABLE", value: "sample-ssh-domain-mappings" },
      ],
    });
  });

  test("GIVEN the proxy THEN a task has a quarter of a CPU and 512 MiB on Fargate", () => {
    expect(only(stack(), "aws_ecs_task_definition").body).toMatchObject({
      cpu: "256",
      memory: "512",
      network_mode: "awsvpc",
      requires_compatibilities: ["FARGATE"],
    });
  });

  test("GIVEN the proxy THEN its log is encrypted with the edge's key", () => {
    const log = only(stack(), "aws_cloudwatch_log_group", "/ssh-proxy/");

    expect(log.body).toMatchObject({ name: "/gantry/sample/ssh-proxy", retention_in_days: 90 });
    expect(log.at("kms_key_id")).toContain("aws_kms_key.");
    expect(String(only(stack(), "aws_kms_key").at("policy"))).toContain(
      "arn:aws:logs:us-east-2:111122223333:log-group:/gantry/sample/ssh-proxy",
    );
  });
});

describe("its roles", () => {
  const policy = (part: string, changes: object = {}) =>
    readPolicy(String(only(stack(changes), "aws_iam_role_policy", part).at("policy")));

  test.each([
    ["reads a name", "dynamodb:GetItem", "allowed"],
    ["looks names up", "dynamodb:Query", "allowed"],
    ["writes no name", "dynamodb:PutItem", "denied"],
    ["reads not everything at once", "dynamodb:Scan", "denied"],
  ] as const)("GIVEN a running task THEN it %s", (_what, action, decision) => {
    expect(decide([policy("/runner/")], { action, resource: table })).toBe(decision);
  });

  test.each([
    ["its own image", "arn:aws:ecr:us-east-2:111122223333:repository/gpu-dev/ssh-proxy", "allowed"],
    ["no other image", "arn:aws:ecr:us-east-2:111122223333:repository/gpu-dev/api", "denied"],
  ] as const)("GIVEN a starting task THEN it pulls %s", (_what, resource, decision) => {
    expect(decide([policy("/starter/")], { action: "ecr:BatchGetImage", resource })).toBe(decision);
  });

  test("GIVEN an image of another registry THEN nothing of ECR is granted", () => {
    const granted = only(stack({ image: "ghcr.io/example/ssh-proxy:1" }), "aws_iam_role_policy", "/starter/");

    expect(String(granted.at("policy"))).not.toContain("ecr:");
  });
});

describe("the service", () => {
  test("GIVEN the proxy THEN two tasks run where nodes are, without a public address, and a bad release goes back", () => {
    const service = only(stack(), "aws_ecs_service");

    expect(service.body).toMatchObject({
      desired_count: 2,
      launch_type: "FARGATE",
      deployment_circuit_breaker: { enable: true, rollback: true },
      wait_for_steady_state: true,
      network_configuration: { assign_public_ip: false },
      load_balancer: [{ container_name: "ssh-proxy", container_port: 8081 }],
    });
    expect(JSON.stringify(service.at("network_configuration", "subnets"))).toMatch(/nodes-us-east-2a/);
    expect(service.dependsOn).toContain(only(stack(), "aws_lb_listener_rule").address);
  });

  test("GIVEN tasks THEN so many", () => {
    expect(only(stack({ tasks: 4 }), "aws_ecs_service").at("desired_count")).toBe(4);
  });

  test("GIVEN the proxy THEN its cluster has Container Insights", () => {
    expect(only(stack(), "aws_ecs_cluster").at("setting")).toEqual([{ name: "containerInsights", value: "enabled" }]);
  });
});

describe("its way", () => {
  test("GIVEN the proxy THEN ssh.<domain> leads to its tunnels, and its health is asked elsewhere", () => {
    expect(only(stack(), "aws_lb_listener_rule").at("condition")).toEqual([
      { host_header: { values: ["ssh.gpu-dev.example.com"] } },
    ]);
    expect(only(stack(), "aws_lb_target_group").body).toMatchObject({
      port: 8081,
      target_type: "ip",
      deregistration_delay: "60",
      health_check: { port: "8080", path: "/health", matcher: "200", healthy_threshold: 2, unhealthy_threshold: 3 },
    });
    expect(
      stack()
        .resources("aws_route53_record")
        .map(({ name }) => name),
    ).toContain("ssh.gpu-dev.example.com");
  });

  test("GIVEN the proxy THEN the load balancer alone reaches it, and it reaches NodePorts and AWS", () => {
    const rules = (type: string) =>
      under(stack(), type, "/ssh-proxy/").map(({ body }) => [body.from_port, body.to_port, body.cidr_ipv4]);

    expect(rules("aws_vpc_security_group_ingress_rule")).toEqual([
      [8080, 8081, undefined],
      [30000, 32767, undefined],
    ]);
    expect(rules("aws_vpc_security_group_egress_rule")).toEqual(
      expect.arrayContaining([
        [8080, 8081, undefined],
        [30000, 32767, undefined],
        [443, 443, "0.0.0.0/0"],
      ]),
    );
  });
});

test("GIVEN the proxy THEN its table is encrypted, can be had back, forgets what expired, and is protected", () => {
  expect(only(stack(), "aws_dynamodb_table").body).toMatchObject({
    name: "sample-ssh-domain-mappings",
    hash_key: "domain_name",
    billing_mode: "PAY_PER_REQUEST",
    ttl: { attribute_name: "expires_at", enabled: true },
    server_side_encryption: { enabled: true },
    point_in_time_recovery: { enabled: true },
    deletion_protection_enabled: true,
    lifecycle: { prevent_destroy: true },
  });
  expect(only(stack({}, { deletionProtection: false }), "aws_dynamodb_table").body).toMatchObject({
    deletion_protection_enabled: false,
  });
});
