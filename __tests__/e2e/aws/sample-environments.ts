import type { EnvironmentInput } from "../../../config/define-environment";
import { eksTarget } from "../../support/eks-target";

const account = eksTarget.account;
const zones = ["us-east-2a", "us-east-2b", "us-east-2c"] as const;

/** What gpu-dev in production has, and what it leaves out: spot, a cluster placement group, caches and copies in ECR. */
const full = {
  name: "full",
  owner: "team-a",
  scope: "cluster",
  target: {
    ...eksTarget,
    network: {
      kind: "new",
      zones: [...zones],
      nat: "perZone",
      endpoints: ["ec2", "ecr.api", "ecr.dkr", "sts", "eks", "eks-auth", "logs"],
      flowLogs: { retentionDays: 365 },
    },
    controlPlane: { endpoint: { kind: "private" }, logRetentionDays: 365 },
    access: {
      ci: { principal: `arn:aws:iam::${account}:role/ci`, policy: "clusterAdmin" },
      people: { principal: `arn:aws:iam::${account}:role/people`, policy: "view", namespaces: ["sample"] },
      readers: { principal: `arn:aws:iam::${account}:role/readers`, groups: ["readers"] },
    },
    nodePools: {
      system: { purpose: "system", machines: ["c7i.4xlarge"], nodes: { min: 2, max: 4 } },
      build: {
        purpose: "build",
        machines: ["m7i.2xlarge"],
        capacity: { kind: "spot" },
        nodes: { min: 0, max: 2 },
        subnets: "public",
      },
      t4: { purpose: "gpu", gpu: "t4", group: "selfManaged", nodes: { min: 0, max: 8 } },
      h100: {
        purpose: "gpu",
        gpu: "h100",
        group: "selfManaged",
        nodes: { min: 2, max: 2 },
        capacity: {
          kind: "capacityBlock",
          id: "cr-0123456789abcdef0",
          zone: zones[0],
          instances: 2,
          start: "2026-11-20T11:30:00Z",
          end: "2026-12-20T11:30:00Z",
        },
      },
      l4: {
        purpose: "gpu",
        gpu: "l4",
        nodes: { min: 0, max: 4 },
        capacity: { kind: "reservation", id: "cr-0123456789abcdef1", zone: zones[1], instances: 4 },
      },
      a100: { purpose: "gpu", gpu: "a100", nodes: { min: 0, max: 4 }, zones: [zones[0]], placement: "cluster" },
    },
    sharedFiles: { fileSystems: { shared: {}, scratch: { throughput: "bursting", backup: "none" } } },
    buckets: { artifacts: {}, logs: { expireDays: 30 } },
    registry: {
      repositories: { "gpu-dev/api": {}, "gpu-dev/runtime": { keepImages: 50 } },
      pullThrough: {
        "registry.k8s.io": {},
        "docker.io": {
          credentials: `arn:aws:secretsmanager:us-east-2:${account}:secret:ecr-pullthroughcache/docker-hub-AbCdEf`,
        },
      },
      scanning: "enhanced",
      replication: { regions: ["us-west-2"] },
      receiveFrom: ["444455556666"],
    },
    edge: {
      domain: "gpu-dev.example.com",
      delegations: { "staging.gpu-dev.example.com": ["ns-1.example.org", "ns-2.example.org"] },
      internalDomain: "gpu-dev.internal",
      web: {
        clients: { kind: "everybody", reason: "people at home; every path asks for a token" },
        cdn: { hosts: ["ssh"] },
      },
      sshProxy: { image: `${account}.dkr.ecr.us-east-2.amazonaws.com/gpu-dev/ssh-proxy:1.0.0` },
    },
  },
  state: {
    kind: "s3",
    bucket: "full-states",
    region: "us-east-2",
    bootstrap: { stateIn: "bucket" },
  },
  namespaces: { sample: {} },
  components: {},
} as const;

/** What `full` has not: one NAT gateway, a public API server, IAM roles for service accounts, Bottlerocket, no edge. */
const lean = {
  name: "lean",
  owner: "team-a",
  scope: "cluster",
  target: {
    ...eksTarget,
    network: { kind: "new", zones: zones.slice(0, 2), nat: "single" },
    controlPlane: {
      endpoint: { kind: "public", cidrs: ["203.0.113.0/24"] },
      authentication: {
        kind: "accessEntriesAndConfigMap",
        reason: "nodes of the old groups join by the ConfigMap until they are gone",
      },
      support: "extended",
    },
    identity: "irsa",
    nodePools: {
      system: {
        purpose: "system",
        machines: ["m7g.4xlarge"],
        image: "bottlerocket",
        nodes: { min: 2, max: 4 },
        repair: "none",
      },
      t4: { purpose: "gpu", gpu: "t4", image: "bottlerocket", capacity: { kind: "spot" }, nodes: { min: 0, max: 2 } },
    },
  },
  state: { kind: "local" },
  deletionProtection: false,
  namespaces: { sample: {} },
  components: {},
} as const;

/** Environments whose Terraform is run beside the program's own. Neither has Karpenter, a VPC of somebody else's, or no NAT. */
export const sampleEnvironments = [full, lean] as unknown as readonly EnvironmentInput[];
