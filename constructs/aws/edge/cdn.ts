import { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { edgeHosts } from "../../../config/reserved-hosts";
import type { AwsSite } from "../aws-site";
import { BalancerRecord } from "./balancer-record";
import { CdnLog } from "./cdn-log";
import type { EdgeLogBucket } from "./edge-log-bucket";
import type { WebLoadBalancer } from "./web-load-balancer";

export interface CdnProps {
  readonly site: AwsSite;
  readonly domain: string;
  readonly zoneId: string;
  /** First labels of the hosts. */
  readonly hosts: readonly string[];
  readonly web: WebLoadBalancer;
  /** ARN of the certificate in us-east-1. */
  readonly certificateArn: string;
  /** ARN of the firewall in us-east-1. Default: none. */
  readonly firewall?: string | undefined;
  readonly logs: EdgeLogBucket;
  /** Provider of us-east-1. */
  readonly provider: AwsProvider;
}

/**
 * Policies of AWS's, by the ids that are the same in every account.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html and its sisters
 */
const managedPolicies = {
  cachingDisabled: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
  allViewer: "216adef6-5c7f-47e4-b989-5492eafa07d3",
  securityHeaders: "67f7725c-6f97-4210-82d7-5512b31e9d03",
} as const;

/** Seconds: the longest that CloudFront waits for an answer without a raised quota. */
const answerSeconds = 60;

/**
 * CloudFront before the load balancer, for hosts whose clients are far away. Nothing is cached, for answers are of one
 * user each; the host's name goes on to the load balancer, whose rules read it.
 */
export class Cdn extends Construct {
  constructor(scope: Construct, id: string, props: CdnProps) {
    super(scope, id);
    const { site, domain, zoneId, web } = props;
    const origin = `${edgeHosts.origin}.${domain}`;
    const hosts = props.hosts.map((host) => `${host}.${domain}`);
    const record = new BalancerRecord(this, "origin", { zoneId, host: origin, to: web, evaluateHealth: true });
    const distribution = new CloudfrontDistribution(this, "distribution", {
      comment: `Web of ${site.environment.name}`,
      enabled: true,
      // The firewall's list of clients is one of IPv4.
      isIpv6Enabled: false,
      httpVersion: "http2and3",
      aliases: hosts,
      ...(props.firewall ? { webAclId: props.firewall } : {}),
      origin: [
        {
          originId: origin,
          domainName: origin,
          customOriginConfig: {
            httpPort: 80,
            httpsPort: 443,
            originProtocolPolicy: "https-only",
            originSslProtocols: ["TLSv1.2"],
            originReadTimeout: answerSeconds,
            originKeepaliveTimeout: answerSeconds,
          },
        },
      ],
      defaultCacheBehavior: {
        targetOriginId: origin,
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
        cachedMethods: ["GET", "HEAD"],
        compress: true,
        cachePolicyId: managedPolicies.cachingDisabled,
        originRequestPolicyId: managedPolicies.allViewer,
        responseHeadersPolicyId: managedPolicies.securityHeaders,
      },
      restrictions: { geoRestriction: { restrictionType: "none", locations: [] } },
      viewerCertificate: {
        acmCertificateArn: props.certificateArn,
        sslSupportMethod: "sni-only",
        minimumProtocolVersion: "TLSv1.2_2021",
      },
      waitForDeployment: true,
    });
    distribution.node.addDependency(record);
    new CdnLog(this, "log", {
      site,
      distributionArn: distribution.arn,
      logs: props.logs,
      provider: props.provider,
    });
    for (const host of hosts) {
      new BalancerRecord(this, host, {
        zoneId,
        host,
        to: { dnsName: distribution.domainName, zoneId: distribution.hostedZoneId },
        evaluateHealth: false,
      });
    }
  }
}
