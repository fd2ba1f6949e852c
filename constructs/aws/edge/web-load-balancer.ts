import { DataAwsEc2ManagedPrefixList } from "@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list";
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { WebSettings } from "../../../config/schema/eks/edge";
import type { AwsSite } from "../aws-site";
import type { NetworkLookup } from "../network/network-lookup";
import { ClientRules } from "./client-rules";
import { EdgeLogBucket } from "./edge-log-bucket";
import { Passage } from "./passage";
import { shortName } from "./short-name";

export interface WebLoadBalancerProps {
  readonly site: AwsSite;
  readonly settings: WebSettings;
  readonly network: NetworkLookup;
  readonly certificateArn: string;
  readonly logs: EdgeLogBucket;
}

/** TLS 1.3, and of 1.2 only what has forward secrecy and authenticated encryption. */
const tlsPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";

/** Browsers come back by TLS only, for a year. */
const strictTransport = "max-age=31536000";

/** Ports of pods: those that need no privilege to listen on. */
const podPorts = [1024, 65535] as const;

/** Addresses that CloudFront asks origins from, as AWS keeps the list. */
const cloudFrontAddresses = "com.amazonaws.global.cloudfront.origin-facing";

/**
 * The one load balancer (ALB) for what speaks HTTP: it ends TLS, and answers 404 for hosts that nobody has claimed.
 * Who is behind it adds a rule for its host to the listener.
 */
export class WebLoadBalancer extends Construct {
  readonly arn: string;
  readonly dnsName: string;
  readonly zoneId: string;
  readonly listenerArn: string;
  /** Id of the security group `<environment>-web`. */
  readonly securityGroup: string;

  constructor(scope: Construct, id: string, props: WebLoadBalancerProps) {
    super(scope, id);
    const { site, settings, network, logs } = props;
    const group = new SecurityGroup(this, "security-group", {
      name: site.name("web"),
      description: "Clients of everything that speaks HTTP, at its load balancer",
      vpcId: network.vpcId,
      tags: { Name: site.name("web") },
    });
    this.securityGroup = group.id;
    this.letIn(settings);
    new Passage(this, "to-pods", {
      from: group.id,
      to: network.securityGroup("nodes"),
      ports: podPorts,
      what: "Pods from the load balancer for HTTP; their network policies say which",
    });
    const balancer = new Lb(this, "load-balancer", {
      name: shortName(site.name("web")),
      loadBalancerType: "application",
      internal: false,
      ipAddressType: "ipv4",
      subnets: [...network.subnets("public")],
      securityGroups: [group.id],
      idleTimeout: settings.idleTimeoutSeconds,
      enableHttp2: true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      enableDeletionProtection: site.environment.deletionProtection,
      accessLogs: { bucket: logs.name, prefix: EdgeLogBucket.web, enabled: true },
    });
    // Its name is a literal, and AWS tries at once whether it may write.
    balancer.node.addDependency(logs);
    const listener = new LbListener(this, "https", {
      loadBalancerArn: balancer.arn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: tlsPolicy,
      certificateArn: props.certificateArn,
      routingHttpResponseServerEnabled: false,
      routingHttpResponseStrictTransportSecurityHeaderValue: strictTransport,
      defaultAction: [
        {
          type: "fixed-response",
          fixedResponse: { contentType: "text/plain", messageBody: "not found", statusCode: "404" },
        },
      ],
    });
    // CloudFront asks over TLS only, and redirects its clients itself.
    if (!settings.cdn) {
      new LbListener(this, "http", {
        loadBalancerArn: balancer.arn,
        port: 80,
        protocol: "HTTP",
        defaultAction: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } }],
      });
    }
    this.arn = balancer.arn;
    this.dnsName = balancer.dnsName;
    this.zoneId = balancer.zoneId;
    this.listenerArn = listener.arn;
  }

  private letIn({ clients, cdn }: WebSettings): void {
    if (cdn) {
      const addresses = new DataAwsEc2ManagedPrefixList(this, "cloudfront", { name: cloudFrontAddresses });
      new VpcSecurityGroupIngressRule(this, "from-cloudfront", {
        securityGroupId: this.securityGroup,
        prefixListId: addresses.id,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        description: "CloudFront",
      });
      return;
    }
    const everybody = clients.kind === "everybody";
    new ClientRules(this, "clients", {
      securityGroup: this.securityGroup,
      ports: [80, 443],
      clients: everybody ? ["0.0.0.0/0"] : clients.cidrs,
      openBecause: everybody ? clients.reason : undefined,
    });
  }
}
