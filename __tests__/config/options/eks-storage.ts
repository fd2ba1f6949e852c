import { eksTarget } from "../../support/eks-target";
import { type OptionCase, required } from "./option-case";

const eks = (changes: object = {}) => ({ target: { ...eksTarget, ...changes } });
const reason = "the programs mount it over plain NFS";
const system = { throughput: "elastic", infrequentAccessDays: 30, backup: "daily", clients: { kind: "tls" } };
const systems = "target.sharedFiles.fileSystems";

const files: readonly OptionCase[] = [
  {
    option: "target.storageClass (eks)",
    given: eks(),
    at: "target.storageClass",
    fallback: "gp3",
    other: "io2",
    wrong: "GP3",
  },
  {
    option: "target.sharedFiles (eks)",
    given: eks(),
    at: "target.sharedFiles",
    fallback: undefined,
    other: { storageClass: "efs", fileSystems: { shared: system } },
    wrong: { fileSystems: {} },
  },
  {
    option: "target.sharedFiles.storageClass (eks)",
    given: eks({ sharedFiles: { fileSystems: { shared: {} } } }),
    at: "target.sharedFiles.storageClass",
    fallback: "efs",
    other: "shared",
    wrong: "EFS",
  },
  {
    option: `${systems} (eks)`,
    given: eks({ sharedFiles: { fileSystems: { shared: {} } } }),
    at: systems,
    fallback: required,
    other: { homes: system },
    wrong: { Homes: {} },
  },
  ...(["throughput", "infrequentAccessDays", "backup", "clients"] as const).map((key) => ({
    option: `${systems}.<name>.${key} (eks)`,
    given: eks({ sharedFiles: { fileSystems: { shared: {} } } }),
    at: `${systems}.shared.${key}`,
    ...{
      throughput: { fallback: "elastic", other: "bursting", wrong: "provisioned" },
      infrequentAccessDays: { fallback: 30, other: 1, wrong: 2 },
      backup: { fallback: "daily", other: "none", wrong: "hourly" },
      clients: { fallback: { kind: "tls" }, other: { kind: "nfs", reason }, wrong: "nfs" },
    }[key],
  })),
  {
    option: `${systems}.<name>.clients.reason (nfs)`,
    given: eks({ sharedFiles: { fileSystems: { shared: { clients: { kind: "nfs", reason } } } } }),
    at: `${systems}.shared.clients.reason`,
    fallback: required,
    other: "twenty characters at least",
    wrong: "short",
  },
];

const buckets: readonly OptionCase[] = [
  {
    option: "target.buckets (eks)",
    given: eks(),
    at: "target.buckets",
    fallback: {},
    other: { disks: { oldVersionDays: 30 } },
    wrong: { "disks.old": {} },
  },
  ...(["expireDays", "oldVersionDays"] as const).map((key) => ({
    option: `target.buckets.<name>.${key} (eks)`,
    given: eks({ buckets: { disks: {} } }),
    at: `target.buckets.disks.${key}`,
    ...{
      expireDays: { fallback: undefined, other: 1, wrong: 0 },
      oldVersionDays: { fallback: 30, other: 1, wrong: 0.5 },
    }[key],
  })),
];

const registry: readonly OptionCase[] = [
  {
    option: "target.registry (eks)",
    given: eks(),
    at: "target.registry",
    fallback: { repositories: {}, pullThrough: {}, receiveFrom: [] },
    other: { repositories: {}, pullThrough: {}, receiveFrom: ["444455556666"] },
    wrong: "ecr",
  },
  ...(["repositories", "pullThrough", "scanning", "replication", "receiveFrom"] as const).map((key) => ({
    option: `target.registry.${key} (eks)`,
    given: eks({ registry: { repositories: { api: {} } } }),
    at: `target.registry.${key}`,
    ...{
      repositories: { fallback: {}, other: { "gpu-dev/api": { keepImages: 10 } }, wrong: { "gpu-dev/Api": {} } },
      pullThrough: { fallback: {}, other: { "quay.io": {} }, wrong: { "nvcr.io": {} } },
      scanning: { fallback: undefined, other: "enhanced", wrong: "none" },
      replication: { fallback: undefined, other: { regions: ["us-east-1"] }, wrong: { regions: [] } },
      receiveFrom: { fallback: [], other: ["444455556666"], wrong: ["4444"] },
    }[key],
  })),
  {
    option: "target.registry.repositories.<name>.keepImages (eks)",
    given: eks({ registry: { repositories: { api: {} } } }),
    at: "target.registry.repositories.api.keepImages",
    fallback: 10,
    other: 1,
    wrong: 0,
  },
  {
    option: "target.registry.pullThrough.<name>.credentials (eks)",
    given: eks({ registry: { pullThrough: { "quay.io": {} } } }),
    at: "target.registry.pullThrough.quay\\.io.credentials",
    fallback: undefined,
    other: "arn:aws:secretsmanager:us-east-2:111122223333:secret:ecr-pullthroughcache/quay-AbCdEf",
    wrong: "quay",
  },
  ...(["regions", "account"] as const).map((key) => ({
    option: `target.registry.replication.${key} (eks)`,
    given: eks({ registry: { repositories: { api: {} }, replication: { regions: ["us-east-1"] } } }),
    at: `target.registry.replication.${key}`,
    ...{
      regions: { fallback: required, other: ["us-west-2", "eu-central-1"], wrong: ["us-east-2"] },
      account: { fallback: undefined, other: "444455556666", wrong: "4444-5555-6666" },
    }[key],
  })),
];

export const eksStorageOptions: readonly OptionCase[] = [...files, ...buckets, ...registry];
