import * as z from "zod";
import { awsAccount } from "../../fields/aws-account";
import { awsZone } from "../../fields/aws-zone";
import { cidr } from "../../fields/cidr";
import { retentionDays } from "../../fields/retention-days";
import { mostZones } from "../../subnet-layout";

/** Interface endpoints that the parts of a cluster call; a private-only network needs every one of them. */
export const interfaceEndpoints = [
  "autoscaling",
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "eks",
  "eks-auth",
  "elasticfilesystem",
  "elasticloadbalancing",
  "kms",
  "logs",
  "secretsmanager",
  "sqs",
  "ssm",
  "sts",
] as const;

const flowLogs = z.strictObject({
  retentionDays: retentionDays.default(90).describe("Days that flow logs are kept. Default: 90."),
});

const zones = z
  .array(awsZone)
  .min(2)
  .max(mostZones)
  .describe("Availability zones, two or more, in order: a zone's place decides its subnets, so new ones go last.")
  .meta({
    allowed: `2 to ${mostZones} availability zones, such as ["us-east-2a", "us-east-2b"]`,
    hint: "name zones of target.region; the control plane needs two",
  });

const created = z.strictObject({
  kind: z.literal("new").describe("A VPC of the environment's own."),
  cidr: cidr
    .default("10.0.0.0/16")
    .describe("Network of the VPC: nodes, load balancers, control plane; it never changes. Default: 10.0.0.0/16."),
  podCidr: cidr
    .default("100.64.0.0/16")
    .describe("Secondary network that pods take their addresses from; it never changes. Default: 100.64.0.0/16."),
  zones,
  nat: z
    .enum(["perZone", "single", "none"])
    .default("perZone")
    .describe(
      "NAT gateways: one in each zone, one for all, or none, which makes the network private-only. Default: perZone.",
    ),
  endpoints: z
    .array(z.enum(interfaceEndpoints))
    .default(["ec2", "ecr.api", "ecr.dkr", "sts"])
    .describe("Interface endpoints; S3 always has a gateway endpoint. Default: ec2, ecr.api, ecr.dkr and sts.")
    .meta({ hint: "a private-only network needs all of them" }),
  trustedAccounts: z
    .array(awsAccount)
    .default([])
    .describe(
      "Other accounts whose identities may write through the endpoints, such as that of a shared bucket's owner. Default: none; reading images and public files is open.",
    ),
  flowLogs: flowLogs.prefault({}).describe("Logs of all connections. Default: kept for 90 days."),
});

const subnetId = z
  .string()
  .regex(/^subnet-[0-9a-f]{8,17}$/)
  .meta({ allowed: "the id of a subnet, such as subnet-0123456789abcdef0", hint: "copy it from the VPC console" });

const perZone = (what: string) =>
  z.record(awsZone, subnetId).describe(what).meta({
    allowed: 'subnets by zone, such as { "us-east-2a": "subnet-..." }',
    hint: "copy the zones and ids of the VPC's subnets from the VPC console",
  });

const existing = z.strictObject({
  kind: z
    .literal("existing")
    .describe("A VPC that is there already; Gantry makes nothing in it but the cluster and its security groups."),
  vpc: z
    .string()
    .regex(/^vpc-[0-9a-f]{8,17}$/)
    .describe("Id of the VPC.")
    .meta({ allowed: "the id of a VPC, such as vpc-0123456789abcdef0", hint: "copy it from the VPC console" }),
  cidr: cidr.describe("Network of the VPC."),
  podCidr: cidr.optional().describe("Network that pods take their addresses from. Default: the VPC's own."),
  subnets: z
    .strictObject({
      nodes: perZone("Private subnets of nodes, by zone; two zones at least."),
      controlPlane: perZone("Subnets of the control plane's interfaces. Default: those of the nodes.").optional(),
      pods: perZone("Subnets of pods. Default: those of the nodes.").optional(),
      public: perZone("Public subnets, for load balancers. Default: none.").default({}),
    })
    .describe("Subnets by what they are for."),
});

/** The network of an EKS cluster. */
export const network = z
  .discriminatedUnion("kind", [created, existing])
  .meta({ hint: 'kind "new" makes a VPC, "existing" uses one that is there' });

export type NetworkSettings = z.output<typeof network>;
