import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { edgeHosts } from "../../../config/reserved-hosts";
import type { EdgeSettings, WebSettings } from "../../../config/schema/eks/edge";
import { globalAwsProvider } from "../aws-provider";
import type { AwsSite } from "../aws-site";
import type { NetworkLookup } from "../network/network-lookup";
import { BalancerRecord } from "./balancer-record";
import { Cdn } from "./cdn";
import { DomainCertificate } from "./domain-certificate";
import { EdgeLogBucket } from "./edge-log-bucket";
import { SshProxy } from "./ssh-proxy";
import { WebFirewall } from "./web-firewall";
import { WebLoadBalancer } from "./web-load-balancer";

export interface WebProps {
  readonly site: AwsSite;
  readonly edge: EdgeSettings;
  readonly settings: WebSettings;
  readonly network: NetworkLookup;
  readonly zoneId: string;
  readonly stack: TerraformStack;
}

/** What stands before everything that speaks HTTP: certificate, firewall, load balancer, and CloudFront where declared. */
export class Web extends Construct {
  constructor(scope: Construct, id: string, props: WebProps) {
    super(scope, id);
    const { site, edge, settings, network, zoneId } = props;
    const { domain, logRetentionDays: retentionDays, sshProxy } = edge;
    const { cdn, clients, firewall } = settings;
    const global = cdn ? globalAwsProvider(props.stack, site) : undefined;
    const certificate = new DomainCertificate(this, "certificate", { domain, zoneId, global });
    const logs = new EdgeLogBucket(this, "logs", { site, retentionDays });
    const balancer = new WebLoadBalancer(this, "load-balancer", {
      site,
      settings,
      network,
      certificateArn: certificate.arn,
      logs,
    });
    // Behind CloudFront every connection is CloudFront's, and only the firewall can tell clients apart.
    const networks = cdn && clients.kind === "networks" ? clients.cidrs : undefined;
    if (firewall === "managedRules") {
      const { arn } = new WebFirewall(this, "firewall", {
        site,
        retentionDays,
        before: { kind: "loadBalancer" },
        clients: networks && { networks, seenBy: "cloudFront" },
      });
      new Wafv2WebAclAssociation(this, "firewall-before", { resourceArn: balancer.arn, webAclArn: arn });
    }
    if (cdn && global && certificate.globalArn) {
      new Cdn(this, "cdn", {
        site,
        domain,
        zoneId,
        hosts: cdn.hosts,
        web: balancer,
        certificateArn: certificate.globalArn,
        firewall:
          firewall === "managedRules"
            ? new WebFirewall(this, "cdn-firewall", {
                site,
                retentionDays,
                before: { kind: "cloudFront", provider: global },
                clients: networks && { networks, seenBy: "connection" },
              }).arn
            : undefined,
        logs,
        provider: global,
      });
    }
    if (!sshProxy) return;
    const host = `${edgeHosts.sshProxy}.${domain}`;
    new SshProxy(this, "ssh-proxy", { site, settings: sshProxy, retentionDays, network, web: balancer, host });
    if (!cdn) new BalancerRecord(this, "ssh", { zoneId, host, to: balancer, evaluateHealth: true });
  }
}
