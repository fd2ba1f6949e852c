import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { Construct } from "constructs";
import type { SshProxySettings } from "../../../config/schema/eks/edge";
import type { AwsSite } from "../aws-site";
import { EncryptionKey } from "../encryption-key";
import type { NetworkLookup } from "../network/network-lookup";
import { Passage } from "./passage";
import { shortName } from "./short-name";
import { SshMappings } from "./ssh-mappings";
import { sshProxyPorts } from "./ssh-proxy-ports";
import { SshProxyTask } from "./ssh-proxy-task";
import type { WebLoadBalancer } from "./web-load-balancer";

export interface SshProxyProps {
  readonly site: AwsSite;
  readonly settings: SshProxySettings;
  readonly retentionDays: number;
  readonly network: NetworkLookup;
  readonly web: WebLoadBalancer;
  /** Name that clients call it by. */
  readonly host: string;
}

/** NodePorts of Services, where the SSH of dev servers is. https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport */
const nodePorts = [30000, 32767] as const;

/**
 * The door to SSH of dev servers: clients open a WebSocket to `ssh.<domain>`, and the proxy looks up the server's name
 * and connects to its NodePort. Tasks run on Fargate in the nodes' subnets and have no public address.
 */
export class SshProxy extends Construct {
  constructor(scope: Construct, id: string, props: SshProxyProps) {
    super(scope, id);
    const { site, settings, network, web, host } = props;
    const name = site.name("ssh-proxy");
    const logGroup = `/gantry/${site.environment.name}/ssh-proxy`;
    const key = new EncryptionKey(this, "key", {
      site,
      purpose: "edge",
      description: `Log and table of the SSH proxy of ${site.environment.name}`,
      logGroups: [logGroup],
    });
    const mappings = new SshMappings(this, "mappings", { site, key: key.arn });
    const task = new SshProxyTask(this, "task", {
      site,
      image: settings.image,
      mappings,
      key: key.arn,
      logGroup,
      retentionDays: props.retentionDays,
    });
    const targets = new LbTargetGroup(this, "targets", {
      name: shortName(name, String(sshProxyPorts.tunnel)),
      vpcId: network.vpcId,
      targetType: "ip",
      port: sshProxyPorts.tunnel,
      protocol: "HTTP",
      // Seconds that open tunnels get when a task goes.
      deregistrationDelay: "60",
      healthCheck: {
        enabled: true,
        port: String(sshProxyPorts.health),
        protocol: "HTTP",
        path: "/health",
        matcher: "200",
        healthyThreshold: 2,
        unhealthyThreshold: 3,
        interval: 30,
        timeout: 5,
      },
      lifecycle: { createBeforeDestroy: true },
    });
    const rule = new LbListenerRule(this, "rule", {
      listenerArn: web.listenerArn,
      condition: [{ hostHeader: { values: [host] } }],
      action: [{ type: "forward", targetGroupArn: targets.arn }],
      tags: { Name: host },
    });
    const cluster = new EcsCluster(this, "cluster", {
      name,
      setting: [{ name: "containerInsights", value: "enabled" }],
    });
    const service = new EcsService(this, "service", {
      name,
      cluster: cluster.arn,
      taskDefinition: task.arn,
      launchType: "FARGATE",
      desiredCount: settings.tasks,
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      availabilityZoneRebalancing: "ENABLED",
      healthCheckGracePeriodSeconds: 30,
      enableExecuteCommand: false,
      propagateTags: "SERVICE",
      // A deploy that leaves no proxy running is one that failed.
      waitForSteadyState: true,
      networkConfiguration: {
        subnets: [...network.subnets("nodes")],
        securityGroups: [this.securityGroup(name, network, web)],
        assignPublicIp: false,
      },
      loadBalancer: [
        {
          targetGroupArn: targets.arn,
          containerName: SshProxyTask.container,
          containerPort: sshProxyPorts.tunnel,
        },
      ],
    });
    // ECS takes targets only of a group that a load balancer has.
    service.node.addDependency(rule);
  }

  private securityGroup(name: string, network: NetworkLookup, web: WebLoadBalancer): string {
    const group = new SecurityGroup(this, "security-group", {
      name,
      description: "The SSH proxy, between the load balancer and the nodes",
      vpcId: network.vpcId,
      tags: { Name: name },
    });
    new Passage(this, "from-web", {
      from: web.securityGroup,
      to: group.id,
      ports: [sshProxyPorts.health, sshProxyPorts.tunnel],
      what: "Tunnels and health checks of the SSH proxy",
    });
    new Passage(this, "to-nodes", {
      from: group.id,
      to: network.securityGroup("nodes"),
      ports: nodePorts,
      what: "SSH of dev servers from the proxy, at their NodePorts",
    });
    new VpcSecurityGroupEgressRule(this, "to-aws", {
      securityGroupId: group.id,
      cidrIpv4: "0.0.0.0/0",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      description: "Image, log and table",
    });
    return group.id;
  }
}
