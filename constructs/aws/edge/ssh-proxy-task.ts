import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { AwsRole } from "../identity/aws-role";
import { serviceTrust } from "../identity/service-trust";
import type { Statement } from "../identity/statement";
import type { SshMappings } from "./ssh-mappings";
import { sshProxyPorts } from "./ssh-proxy-ports";

export interface SshProxyTaskProps {
  readonly site: AwsSite;
  readonly image: string;
  readonly mappings: SshMappings;
  /** ARN of the key of log and table. */
  readonly key: string;
  readonly logGroup: string;
  readonly retentionDays: number;
}

const container = "ssh-proxy";

/** Size of a task: a quarter of a CPU, and MiB. It only moves bytes. */
const size = { cpu: "256", memory: "512" } as const;

/** What one task of the SSH proxy is: its container, its log, and two roles, one to start with and one to run with. */
export class SshProxyTask extends Construct {
  static readonly container = container;

  readonly arn: string;

  constructor(scope: Construct, id: string, props: SshProxyTaskProps) {
    super(scope, id);
    const { site, image, mappings, key } = props;
    const logArn = site.arn("logs", `log-group:${props.logGroup}`);
    const log = new CloudwatchLogGroup(this, "log", {
      name: props.logGroup,
      retentionInDays: props.retentionDays,
      kmsKeyId: key,
    });
    const trust = [serviceTrust(site, { service: "ecs-tasks.amazonaws.com", source: [site.arn("ecs", "*")] })];
    const starter = new AwsRole(this, "starter", {
      site,
      purpose: "ssh-proxy-start",
      description: "Pulls the image of the SSH proxy and opens its log",
      trust,
      statements: [
        { sid: "WriteLog", actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [`${logArn}:*`] },
        ...pullStatements(site, image),
      ],
    });
    const runner = new AwsRole(this, "runner", {
      site,
      purpose: "ssh-proxy",
      description: "Looks up where the SSH of a dev server is",
      trust,
      statements: [
        { sid: "LookUpNames", actions: ["dynamodb:GetItem", "dynamodb:Query"], resources: [mappings.arn] },
        {
          sid: "DecryptNames",
          actions: ["kms:Decrypt"],
          resources: [key],
          conditions: { StringEquals: { "kms:ViaService": `dynamodb.${site.region}.amazonaws.com` } },
        },
      ],
    });
    const task = new EcsTaskDefinition(this, "definition", {
      family: site.name("ssh-proxy"),
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      ...size,
      runtimePlatform: { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" },
      executionRoleArn: starter.arn,
      taskRoleArn: runner.arn,
      containerDefinitions: JSON.stringify([definition(site, image, mappings.name, props.logGroup)]),
    });
    // Names and ARNs are literals, which make nobody wait.
    task.node.addDependency(starter, runner, log, mappings);
    this.arn = task.arn;
  }
}

function definition(site: AwsSite, image: string, table: string, logGroup: string) {
  const health = `import urllib.request; urllib.request.urlopen('http://localhost:${sshProxyPorts.health}/health')`;
  return {
    name: container,
    image,
    essential: true,
    user: "1000:1000",
    readonlyRootFilesystem: true,
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: ["ALL"] } },
    portMappings: Object.values(sshProxyPorts).map((containerPort) => ({ containerPort, protocol: "tcp" })),
    environment: [
      { name: "AWS_DEFAULT_REGION", value: site.region },
      { name: "PORT", value: String(sshProxyPorts.health) },
      { name: "SSH_DOMAIN_MAPPINGS_TABLE", value: table },
    ],
    healthCheck: { command: ["CMD", "python", "-c", health], interval: 30, timeout: 5, retries: 3, startPeriod: 10 },
    logConfiguration: {
      logDriver: "awslogs",
      options: { "awslogs-group": logGroup, "awslogs-region": site.region, "awslogs-stream-prefix": "ecs" },
    },
  };
}

const ecrAddress = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)/;

/** Rights to pull from ECR; no other registry asks IAM. */
function pullStatements(site: AwsSite, image: string): readonly Statement[] {
  const [, account, region, repository] = ecrAddress.exec(image) ?? [];
  if (!repository) return [];
  return [
    {
      sid: "PullImage",
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      resources: [`arn:${site.partition}:ecr:${region}:${account}:repository/${repository}`],
    },
    {
      sid: "LogInToRegistry",
      actions: ["ecr:GetAuthorizationToken"],
      anyResource: "ecr:GetAuthorizationToken has no resource level: the token lets in to what the rest allows",
    },
  ];
}
