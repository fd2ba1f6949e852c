import { networkZones } from "../../../config/eks/network-zones";
import { labelPrefix } from "../../../config/naming";
import type { AwsSite } from "../aws-site";
import type { Conditions, Statement } from "../identity/statement";
import { karpenterNames } from "./karpenter-names";

/** Calls that Karpenter reads the region by. https://karpenter.sh/docs/reference/cloudformation/ */
const lists = [
  "ec2:DescribeCapacityReservations",
  "ec2:DescribeImages",
  "ec2:DescribeInstanceStatus",
  "ec2:DescribeInstanceTypeOfferings",
  "ec2:DescribeInstanceTypes",
  "ec2:DescribeInstances",
  "ec2:DescribeLaunchTemplates",
  "ec2:DescribePlacementGroups",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSpotPriceHistory",
  "ec2:DescribeSubnets",
];

const launch = ["ec2:CreateFleet", "ec2:RunInstances"];

/**
 * Rights of Karpenter's controller: the list of its reference, narrowed to what it makes here. Machines on demand only,
 * in the environment's subnets, behind its security group, with an instance profile that is there: no right on IAM but
 * to hand over that one role, and none to ask for prices, which decide nothing within one kind of capacity.
 * What it made it knows by its tags; what does not bear them it can neither change nor end.
 */
export function controllerStatements(site: AwsSite): Statement[] {
  const { queueArn, nodeRoleArn } = karpenterNames(site);
  const cluster = { [`kubernetes.io/cluster/${site.clusterName}`]: "owned" };
  const bearing = (
    kind: "Resource" | "Request",
    more: Readonly<Record<string, string | readonly string[]>> = {},
  ): Conditions => ({
    StringEquals: { ...tagged(kind, cluster), ...more },
    StringLike: tagged(kind, { "karpenter.sh/nodepool": "*" }),
  });
  const named = tagged("Request", { "eks:eks-cluster-name": site.clusterName });
  const made = ["fleet", "instance", "launch-template", "network-interface", "volume"].map((kind) => ec2(site, kind));
  return [
    ...placeStatements(site),
    {
      sid: "LaunchFromImages",
      actions: launch,
      // Images belong to AWS, and their ARNs name no account.
      resources: ["image", "snapshot"].map((kind) => `arn:${site.partition}:ec2:${site.region}::${kind}/*`),
    },
    {
      sid: "LaunchFromOwnTemplates",
      actions: launch,
      resources: [ec2(site, "launch-template")],
      conditions: bearing("Resource"),
    },
    {
      sid: "LaunchTagged",
      actions: [...launch, "ec2:CreateLaunchTemplate"],
      resources: made,
      conditions: bearing("Request", named),
    },
    {
      sid: "TagAtLaunch",
      actions: ["ec2:CreateTags"],
      resources: made,
      conditions: bearing("Request", {
        ...named,
        "ec2:CreateAction": ["CreateFleet", "CreateLaunchTemplate", "RunInstances"],
      }),
    },
    {
      sid: "NameOwnMachines",
      actions: ["ec2:CreateTags"],
      resources: [ec2(site, "instance")],
      conditions: {
        ...bearing("Resource"),
        StringEqualsIfExists: named,
        "ForAllValues:StringEquals": { "aws:TagKeys": ["Name", "eks:eks-cluster-name", "karpenter.sh/nodeclaim"] },
      },
    },
    {
      sid: "EndOwn",
      actions: ["ec2:DeleteLaunchTemplate", "ec2:TerminateInstances"],
      resources: [ec2(site, "instance"), ec2(site, "launch-template")],
      conditions: bearing("Resource"),
    },
    {
      sid: "HandOverNodeRole",
      actions: ["iam:PassRole"],
      resources: [nodeRoleArn],
      conditions: {
        StringEquals: { "iam:PassedToService": `ec2.amazonaws.com${site.partition === "aws-cn" ? ".cn" : ""}` },
      },
    },
    { sid: "ReadCluster", actions: ["eks:DescribeCluster"], resources: [site.clusterArn] },
    {
      sid: "ReadInterruptions",
      actions: ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
      resources: [queueArn],
    },
    {
      sid: "FindImages",
      actions: ["ssm:GetParameter"],
      resources: [`arn:${site.partition}:ssm:${site.region}::parameter/aws/service/eks/optimized-ami/*`],
    },
    {
      sid: "ListMachines",
      actions: lists,
      anyResource: "lists of EC2 have no resource level: they show all of the region, and names and states only",
      conditions: { StringEquals: { "aws:RequestedRegion": site.region } },
    },
  ];
}

/** Where machines may lie: subnets by their tags, or by their ids where the VPC is somebody else's. */
function placeStatements(site: AwsSite): Statement[] {
  const { network, karpenter } = site.target;
  const ours = { StringEquals: tagged("Resource", { [`${labelPrefix}/environment`]: site.environment.name }) };
  if (network.kind === "new") {
    return [
      {
        sid: "LaunchIntoNetwork",
        actions: launch,
        resources: [ec2(site, "subnet"), ec2(site, "security-group")],
        conditions: ours,
      },
    ];
  }
  const zones = karpenter?.zones ?? networkZones(network, "private");
  return [
    { sid: "LaunchBehindGroup", actions: launch, resources: [ec2(site, "security-group")], conditions: ours },
    {
      sid: "LaunchIntoNetwork",
      actions: launch,
      resources: zones.map((zone) => ec2(site, "subnet", network.subnets.nodes[zone])),
    },
  ];
}

/** Shared subnets belong to other accounts. */
function ec2(site: AwsSite, kind: string, id = "*"): string {
  const account = kind === "subnet" ? "*" : site.account;
  return `arn:${site.partition}:ec2:${site.region}:${account}:${kind}/${id}`;
}

function tagged(kind: "Resource" | "Request", tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:${kind}Tag/${key}`, value]));
}
