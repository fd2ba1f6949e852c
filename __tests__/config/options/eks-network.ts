import { eksTarget } from "../../support/eks-target";
import { type OptionCase, required } from "./option-case";

const zones = ["us-east-2a", "us-east-2b"];

/** A subnet for each of two zones, told apart by one digit. */
const subnets = (digit: string) =>
  Object.fromEntries(zones.map((zone) => [zone, `subnet-0000000${digit}${zone.slice(-1)}`]));

const created = (changes: object = {}) => ({ target: { ...eksTarget, network: { kind: "new", zones, ...changes } } });

const existing = {
  kind: "existing",
  vpc: "vpc-01234567",
  cidr: "10.8.0.0/16",
  subnets: { nodes: subnets("1"), public: {} },
};

const given = { target: { ...eksTarget, network: existing } };

export const eksNetworkOptions: readonly OptionCase[] = [
  {
    option: "target.network (eks)",
    given: created(),
    at: "target.network",
    fallback: required,
    other: existing,
    wrong: "new",
  },
  ...(["cidr", "podCidr", "zones", "nat", "endpoints", "trustedAccounts", "flowLogs"] as const).map((key) => ({
    option: `target.network.${key} (new)`,
    given: created(),
    at: `target.network.${key}`,
    ...{
      cidr: { fallback: "10.0.0.0/16", other: "192.168.0.0/16", wrong: "10.0.0.0/20" },
      podCidr: { fallback: "100.64.0.0/16", other: "10.9.0.0/17", wrong: "192.168.0.0/16" },
      zones: { fallback: required, other: ["us-east-2b", "us-east-2c"], wrong: ["us-east-2a"] },
      nat: { fallback: "perZone", other: "single", wrong: "gateway" },
      endpoints: { fallback: ["ec2", "ecr.api", "ecr.dkr", "sts"], other: [], wrong: ["s3"] },
      trustedAccounts: { fallback: [], other: ["012345678901"], wrong: ["12345"] },
      flowLogs: { fallback: { retentionDays: 90 }, other: { retentionDays: 365 }, wrong: "none" },
    }[key],
  })),
  {
    option: "target.network.flowLogs.retentionDays (new)",
    given: created({ flowLogs: {} }),
    at: "target.network.flowLogs.retentionDays",
    fallback: 90,
    other: 14,
    wrong: 15,
  },
  ...(["vpc", "cidr", "podCidr", "subnets"] as const).map((key) => ({
    option: `target.network.${key} (existing)`,
    given,
    at: `target.network.${key}`,
    ...{
      vpc: { fallback: required, other: "vpc-0123456789abcdef0", wrong: "main" },
      cidr: { fallback: required, other: "10.9.0.0/20", wrong: "10.9.0.1" },
      podCidr: { fallback: undefined, other: "100.64.0.0/16", wrong: "172.20.0.0/20" },
      subnets: { fallback: required, other: { nodes: subnets("2"), public: subnets("3") }, wrong: zones },
    }[key],
  })),
  ...(["nodes", "controlPlane", "pods", "public"] as const).map((key) => ({
    option: `target.network.subnets.${key} (existing)`,
    given,
    at: `target.network.subnets.${key}`,
    ...{
      nodes: { fallback: required, other: subnets("2"), wrong: { "us-east-2a": "subnet-00000001" } },
      controlPlane: { fallback: undefined, other: subnets("2"), wrong: { "us-east-2a": "subnet-00000002" } },
      pods: { fallback: undefined, other: subnets("2"), wrong: { "us-east-2a": "subnet-00000002" } },
      public: { fallback: {}, other: { "us-east-2a": "subnet-00000002" }, wrong: { "us-east-2": "subnet-00000002" } },
    }[key],
  })),
];
