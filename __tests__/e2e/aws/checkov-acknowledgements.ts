/** A finding of checkov that stays, and why. One that matches no finding fails the suite. */
export interface CheckovAcknowledgement {
  readonly check: string;
  /** Found in `type layer/path` of the block. */
  readonly where: RegExp;
  readonly reason: string;
}

const anyBucket = /^aws_s3_bucket /;
const cdn = /^aws_cloudfront_distribution edge\//;

export const checkovAcknowledgements: readonly CheckovAcknowledgement[] = [
  {
    check: "CKV_AWS_144",
    where: anyBucket,
    reason:
      "one region is all that an environment claims; states and artifacts are versioned, logs are not worth a copy",
  },
  { check: "CKV2_AWS_62", where: anyBucket, reason: "nothing waits for events of these buckets" },
  {
    check: "CKV_AWS_18",
    where: /access-logs\/bucket|web\/logs\/bucket/,
    reason: "buckets that logs are written to: logging them into themselves never ends",
  },
  {
    check: "CKV_AWS_145",
    where: /access-logs\/bucket|web\/logs\/bucket/,
    reason: "S3 and load balancers write logs into buckets with keys of S3 alone (SSE-S3)",
  },
  {
    check: "CKV_AWS_158",
    where: /web\/(cdn-)?firewall\/log$/,
    reason:
      "CloudWatch encrypts them with a key of its own; lines hold no bodies, and headers that bear tokens are redacted",
  },
  {
    check: "CKV_AWS_338",
    where: /^aws_cloudwatch_log_group /,
    reason:
      "how long logs are kept is the environment's to say, flowLogs.retentionDays and its like; 90 days by default",
  },
  {
    check: "CKV_AWS_25",
    where: /security-group\/nodes-from-control-plane-unprivileged$|web\/load-balancer\/to-pods\/in$/,
    reason: "the source is one security group, which checkov does not read in rules that are resources of their own",
  },
  {
    check: "CKV_AWS_39",
    where: /control-plane\/cluster$/,
    reason:
      "controlPlane.endpoint public is the environment's choice, and its networks are named; the whole internet is refused",
  },
  {
    check: "CKV_AWS_88",
    where: /nodes\/pools\/.+\/template$/,
    reason: "a pool with subnets public: for CPU machines alone, behind the nodes' security group",
  },
  {
    check: "CKV2_AWS_5",
    where: /network\/nodes\/group$/,
    reason: "nodes have it, in the stack of the cluster: it outlives them, so that file systems can refer to it",
  },
  {
    check: "CKV_AWS_91",
    where: /^aws_lb \w+\/.+\/exposure\/load-balancer$/,
    reason:
      "network load balancers log TLS listeners only, and these pass TCP through; flow logs have their connections",
  },
  {
    check: "CKV_AWS_378",
    where: /^aws_lb_target_group (apps\/.+\/exposure|edge\/edge\/web\/ssh-proxy)\//,
    reason: "TLS ends at the load balancer; behind it packets stay inside the VPC, between two security groups",
  },
  {
    check: "CKV2_AWS_71",
    where: /web\/certificate\//,
    reason: "hosts of components come and go below one domain; the key never leaves AWS",
  },
  {
    check: "CKV2_AWS_76",
    where: /web\/load-balancer\/load-balancer$/,
    reason:
      "KnownBadInputs, which holds Log4j's, is on; the check wants AnonymousIpList as well, which locks out people behind VPNs and clouds",
  },
  { check: "CKV2_AWS_47", where: cdn, reason: "as CKV2_AWS_76: KnownBadInputs is on, AnonymousIpList is not" },
  {
    check: "CKV2_AWS_32",
    where: cdn,
    reason: "it has Amazon's own SecurityHeadersPolicy, by its id; checkov counts policies of the stack's own alone",
  },
  {
    check: "CKV_AWS_86",
    where: cdn,
    reason: "logged by vended log delivery, which checkov does not know (cdn-log.ts)",
  },
  { check: "CKV_AWS_374", where: cdn, reason: "people work from everywhere; who may do what is a matter of tokens" },
  {
    check: "CKV_AWS_310",
    where: cdn,
    reason: "there is one load balancer, in three zones; no second origin to turn to",
  },
  { check: "CKV_AWS_305", where: cdn, reason: "it serves an API, not a folder: / is the origin's to answer" },
  {
    check: "CKV2_AWS_38",
    where: /^aws_route53_zone edge\//,
    reason: "signing takes a DS record at the parent zone, which is not Gantry's; unsigned is better than broken",
  },
  {
    check: "CKV2_AWS_39",
    where: /^aws_route53_zone edge\//,
    reason: "queries of public names tell nothing that the load balancer's log does not",
  },
  {
    check: "CKV_K8S_15",
    where: /^kubernetes_deployment_v1 apps\//,
    reason: "tags are pinned and cannot be overwritten; nodes pull from caches that may be down",
  },
  {
    check: "CKV_K8S_43",
    where: /^kubernetes_deployment_v1 apps\//,
    reason: "tags in ECR are immutable; a digest would hide the release that runs",
  },
  {
    check: "CKV_K8S_9",
    where: /apps\/reservationProcessor\//,
    reason: "nothing connects to the processors, so there is no traffic to hold back; liveness is probed",
  },
];
