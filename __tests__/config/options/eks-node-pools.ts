import { eksTarget } from "../../support/eks-target";
import { block, onDemand, pools, reservation } from "../refusals/eks-pools";
import { type OptionCase, required } from "./option-case";

const at = "target.nodePools.gpu";
const system = eksTarget.nodePools.system;

/** One pool beside the system's, some of its settings changed. */
const given = (changes: object = {}) => pools({ gpu: { ...onDemand, ...changes } });

/** The system's pool with every default written out. */
const complete = {
  ...system,
  capacity: { kind: "onDemand" },
  subnets: "private",
  group: "managed",
  image: "al2023",
  disk: { sizeGib: 200, iops: 3000, throughput: 125 },
  placement: "none",
  labels: {},
  maxUnavailablePercent: 33,
};

const taint = { key: "team", value: "a", effect: "NoExecute" };

const options = {
  purpose: { fallback: required, other: "gpu", wrong: "cpu" },
  gpu: { fallback: required, other: "b200", wrong: "h100-mig-1g" },
  machines: { fallback: undefined, other: ["p5.48xlarge"], wrong: ["p4d.24xlarge"] },
  capacity: { fallback: { kind: "onDemand" }, other: { kind: "spot" }, wrong: { kind: "flexStart" } },
  nodes: { fallback: required, other: { min: 1, max: 1 }, wrong: 3 },
  zones: { fallback: undefined, other: ["us-east-2c"], wrong: ["us-east-2-dfw-2a"] },
  subnets: { fallback: "private", other: "private", wrong: "public" },
  group: { fallback: "managed", other: "selfManaged", wrong: "fargate" },
  image: { fallback: "al2023", other: "bottlerocket", wrong: "al2" },
  disk: {
    fallback: { sizeGib: 200, iops: 3000, throughput: 125 },
    other: { sizeGib: 4096, iops: 16000, throughput: 1000 },
    wrong: { type: "io2" },
  },
  fabric: { fallback: undefined, other: "none", wrong: "infiniband" },
  mig: { fallback: undefined, other: "all-balanced", wrong: "all-1g.10gb" },
  dedicatedTo: { fallback: undefined, other: "profiling", wrong: "training" },
  labels: { fallback: {}, other: { team: "a" }, wrong: { "gantry.dev/pool": "a" } },
  taints: { fallback: undefined, other: [taint], wrong: [taint, taint] },
  maxUnavailablePercent: { fallback: 33, other: 100, wrong: 0 },
  repair: { fallback: undefined, other: "none", wrong: "manual" },
  node: { fallback: undefined, other: { cpu: "188", memory: "1900Gi" }, wrong: { cpu: -1 } },
} as const;

const sizes = {
  sizeGib: { fallback: 200, other: 1024, wrong: 8 },
  iops: { fallback: 3000, other: 8000, wrong: 100 },
  throughput: { fallback: 125, other: 500, wrong: 5000 },
} as const;

const reserved = {
  id: { fallback: required, other: "cr-00000001", wrong: "h100" },
  zone: { fallback: required, other: "us-east-2a", wrong: "us-east-2z" },
  instances: { fallback: required, other: 8, wrong: 0 },
} as const;

export const eksNodePoolOptions: readonly OptionCase[] = [
  {
    option: "target.nodePools (eks)",
    given: { target: eksTarget },
    at: "target.nodePools",
    fallback: required,
    other: { main: complete },
    wrong: [],
  },
  ...Object.entries(options).map(([key, values]) => ({
    option: `target.nodePools.<name>.${key} (eks)`,
    given: given(),
    at: `${at}.${key}`,
    ...values,
  })),
  {
    option: "target.nodePools.<name>.placement (eks)",
    given: given({ zones: ["us-east-2a"] }),
    at: `${at}.placement`,
    fallback: "none",
    other: "cluster",
    wrong: "spread",
  },
  ...(["min", "max"] as const).map((key) => ({
    option: `target.nodePools.<name>.nodes.${key} (eks)`,
    given: given(),
    at: `${at}.nodes.${key}`,
    fallback: required,
    other: 1,
    wrong: -1,
  })),
  ...Object.entries(sizes).map(([key, values]) => ({
    option: `target.nodePools.<name>.disk.${key} (eks)`,
    given: given({ disk: {} }),
    at: `${at}.disk.${key}`,
    ...values,
  })),
  ...(["key", "value", "effect"] as const).map((key) => ({
    option: `target.nodePools.<name>.taints[].${key} (eks)`,
    given: given({ taints: [taint] }),
    at: `${at}.taints.0.${key}`,
    ...{
      key: { fallback: required, other: "dedicated", wrong: "not a key" },
      value: { fallback: "", other: "b", wrong: "not a value" },
      effect: { fallback: required, other: "NoSchedule", wrong: "Never" },
    }[key],
  })),
  ...[reservation, block].flatMap((capacity) =>
    Object.entries(reserved).map(([key, values]) => ({
      option: `target.nodePools.<name>.capacity.${key} (${capacity.kind})`,
      given: given({ capacity }),
      at: `${at}.capacity.${key}`,
      ...values,
    })),
  ),
  ...(["start", "end"] as const).map((key) => ({
    option: `target.nodePools.<name>.capacity.${key} (capacityBlock)`,
    given: given({ capacity: block }),
    at: `${at}.capacity.${key}`,
    fallback: required,
    other: { start: "2026-11-21T11:30:00Z", end: "2026-12-18T11:30:00Z" }[key],
    wrong: "tomorrow",
  })),
  {
    option: "target.nodePools.<name>.capacity.placementGroup (reservation)",
    given: given({ capacity: reservation }),
    at: `${at}.capacity.placementGroup`,
    fallback: undefined,
    other: "theirs",
    wrong: "",
  },
  {
    option: "target.nodePools.<name>.capacity.maxPrice (spot)",
    given: given({ group: "selfManaged", capacity: { kind: "spot" } }),
    at: `${at}.capacity.maxPrice`,
    fallback: undefined,
    other: 31.5,
    wrong: 0,
  },
  {
    option: "target.nodeGroupPrefix (eks)",
    given: given({ group: "selfManaged" }),
    at: "target.nodeGroupPrefix",
    fallback: undefined,
    other: "pytorch-gpu-dev",
    wrong: "Pytorch",
  },
  {
    option: "target.quotas (eks)",
    given: given(),
    at: "target.quotas",
    fallback: {},
    other: { "L-417A185B": 384 },
    wrong: { "L-417A185B": 383 },
  },
];
