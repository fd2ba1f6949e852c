import { migTypes } from "../../../config/hardware";
import { type OptionCase, required } from "./option-case";

const amounts = { cpu: "1", memory: "1Gi" };
const more = { cpu: "2", memory: "2Gi" };
const exception = { level: "baseline", reason: "the driver installer mounts a host path" };
const namespace = (settings: object) => ({ "namespaces.apps": settings });
const quota = (changes: object) => namespace({ quota: { requests: amounts, limits: more, pods: 10, ...changes } });

export const environmentOptions: readonly OptionCase[] = [
  { option: "name", at: "name", fallback: required, other: "gpu-dev", wrong: "-gpu" },
  { option: "owner", at: "owner", fallback: required, other: "Team_1.x", wrong: "a b" },
  { option: "scope", at: "scope", fallback: required, other: "namespace", wrong: "cloud" },
  {
    option: "target",
    at: "target",
    fallback: required,
    other: expect.objectContaining({ kind: "existing" }),
    wrong: "existing",
  },
  { option: "state", at: "state", fallback: required, other: { kind: "local", prefix: "a/b" }, wrong: "local" },
  { option: "artifacts", at: "artifacts", fallback: {}, other: { mirror: "m.example.com" }, wrong: "m.example.com" },
  { option: "labels", at: "labels", fallback: {}, other: { "example.com/cost": "42" }, wrong: { cost: "a b" } },
  { option: "deletionProtection", at: "deletionProtection", fallback: true, other: false, wrong: "no" },
  {
    option: "namespaces",
    at: "namespaces",
    fallback: required,
    other: { one: expect.anything(), two: expect.anything() },
    wrong: { One: {} },
  },
  { option: "components", at: "components", fallback: required, other: [], wrong: { nothing: {} } },

  {
    option: "artifacts.mirror",
    given: { artifacts: {} },
    at: "artifacts.mirror",
    fallback: undefined,
    other: "m:5000/a",
    wrong: "m/",
  },
  {
    option: "artifacts.pullSecret",
    given: { artifacts: {} },
    at: "artifacts.pullSecret",
    fallback: undefined,
    other: "pull",
    wrong: "",
  },

  { option: "state.prefix (local)", at: "state.prefix", fallback: undefined, other: "a_b/c-d", wrong: "/a" },
  ...(["bucket", "region", "prefix", "kmsKey"] as const).map((key) => ({
    option: `state.${key} (s3)`,
    given: { state: { kind: "s3", bucket: "states", region: "us-east-2" } },
    at: `state.${key}`,
    ...{
      bucket: { fallback: required, other: "other.states", wrong: "States" },
      region: { fallback: required, other: "us-gov-west-1", wrong: "us-east" },
      prefix: { fallback: undefined, other: "a/b", wrong: "a//b" },
      kmsKey: { fallback: undefined, other: "arn:aws:kms:us-east-2:111122223333:key/1", wrong: "arn:aws:s3:::states" },
    }[key],
  })),
  ...(["bucket", "prefix", "kmsKey"] as const).map((key) => ({
    option: `state.${key} (gcs)`,
    given: { state: { kind: "gcs", bucket: "states" } },
    at: `state.${key}`,
    ...{
      bucket: { fallback: required, other: "other_states", wrong: "s" },
      prefix: { fallback: undefined, other: "a/b", wrong: "A" },
      kmsKey: {
        fallback: undefined,
        other: "projects/p/locations/us/keyRings/r/cryptoKeys/k",
        wrong: "projects/p/cryptoKeys/k",
      },
    }[key],
  })),
  ...(["kubeconfig", "namespace", "prefix"] as const).map((key) => ({
    option: `state.${key} (kubernetes)`,
    given: { state: { kind: "kubernetes", kubeconfig: { context: "states" }, namespace: "terraform" } },
    at: `state.${key}`,
    ...{
      kubeconfig: { fallback: required, other: { context: "c", path: "/k" }, wrong: { path: "/k" } },
      namespace: { fallback: required, other: "states", wrong: "a.b" },
      prefix: { fallback: undefined, other: "p".repeat(49), wrong: "p".repeat(50) },
    }[key],
  })),

  {
    option: "namespaces.<name>.podSecurity",
    at: "namespaces.apps.podSecurity",
    fallback: undefined,
    other: exception,
    wrong: "baseline",
  },
  {
    option: "namespaces.<name>.podSecurity.level",
    given: namespace({ podSecurity: exception }),
    at: "namespaces.apps.podSecurity.level",
    fallback: required,
    other: "privileged",
    wrong: "restricted",
  },
  {
    option: "namespaces.<name>.podSecurity.reason",
    given: namespace({ podSecurity: exception }),
    at: "namespaces.apps.podSecurity.reason",
    fallback: required,
    other: "twenty characters at least",
    wrong: "short",
  },
  {
    option: "namespaces.<name>.quota",
    at: "namespaces.apps.quota",
    fallback: undefined,
    other: { requests: amounts, limits: more, pods: 1, slices: {} },
    wrong: { requests: more, limits: amounts, pods: 1 },
  },
  ...(["requests", "limits", "pods", "gpus", "slices", "volumes"] as const).map((key) => ({
    option: `namespaces.<name>.quota.${key}`,
    given: quota({}),
    at: `namespaces.apps.quota.${key}`,
    ...{
      requests: { fallback: required, other: { cpu: "500m", memory: "1Gi" }, wrong: { cpu: "500m" } },
      limits: { fallback: required, other: { cpu: "4", memory: "4Ti" }, wrong: { cpu: "4", memory: "4" } },
      pods: { fallback: required, other: 1, wrong: 0 },
      gpus: { fallback: undefined, other: 8, wrong: 0 },
      slices: { fallback: {}, other: { "h100-mig-1g": 8 }, wrong: { h100: 8 } },
      volumes: { fallback: undefined, other: "1Ti", wrong: "1T" },
    }[key],
  })),
  ...Object.keys(migTypes).map((slice) => ({
    option: `namespaces.<name>.quota.slices.${slice}`,
    given: quota({ slices: {} }),
    at: `namespaces.apps.quota.slices.${slice}`,
    fallback: undefined,
    other: 4,
    wrong: 0,
  })),
  {
    option: "namespaces.<name>.containerDefaults",
    at: "namespaces.apps.containerDefaults",
    fallback: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "1", memory: "1Gi" } },
    other: { requests: amounts, limits: more },
    wrong: { requests: more, limits: amounts },
  },
  ...(["requests", "limits"] as const).map((key) => ({
    option: `namespaces.<name>.containerDefaults.${key}`,
    given: namespace({ containerDefaults: { requests: amounts, limits: amounts } }),
    at: `namespaces.apps.containerDefaults.${key}`,
    fallback: required,
    other: { requests: { cpu: "1m", memory: "1Mi" }, limits: more }[key],
    wrong: { cpu: 1, memory: "1Gi" },
  })),
];
