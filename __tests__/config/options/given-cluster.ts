import { type OptionCase, required } from "./option-case";

const pool = { purpose: "system", nodes: 1 };

/** Settings that both kinds of clusters that are there already have. */
export const givenClusterOptions: readonly OptionCase[] = (["existing", "k3s"] as const).flatMap((kind) => {
  const target = { kind, kubeconfig: { context: "default" }, kubernetesVersion: "1.35" };
  const given = (changes: object = {}) => ({ target: { ...target, ...changes } });
  const cases: readonly OptionCase[] = [
    {
      option: "target.kubeconfig",
      given: given(),
      at: "target.kubeconfig",
      fallback: required,
      other: { context: "c", path: "/k" },
      wrong: {},
    },
    {
      option: "target.kubernetesVersion",
      given: given(),
      at: "target.kubernetesVersion",
      fallback: required,
      other: "1.33",
      wrong: "1.2",
    },
    {
      option: "target.volumeSnapshots",
      given: given(),
      at: "target.volumeSnapshots",
      fallback: undefined,
      other: { driver: "ebs.csi.aws.com" },
      wrong: "ebs.csi.aws.com",
    },
    {
      option: "target.volumeSnapshots.driver",
      given: given({ volumeSnapshots: {} }),
      at: "target.volumeSnapshots.driver",
      fallback: required,
      other: "pd.csi.storage.gke.io",
      wrong: "EBS CSI",
    },
    {
      option: "target.apiServer",
      given: given(),
      at: "target.apiServer",
      fallback: { cidrs: ["0.0.0.0/0"], ports: [443, 6443] },
      other: { cidrs: ["10.0.0.1/32"], ports: [6443] },
      wrong: [],
    },
    ...(["cidrs", "ports"] as const).map((key) => ({
      option: `target.apiServer.${key}`,
      given: given({ apiServer: {} }),
      at: `target.apiServer.${key}`,
      ...{
        cidrs: { fallback: ["0.0.0.0/0"], other: ["10.0.0.0/8", "2001:db8::/48"], wrong: ["10.0.0.0"] },
        ports: { fallback: [443, 6443], other: [16443], wrong: [0] },
      }[key],
    })),
    {
      option: "target.nodePools",
      given: given(),
      at: "target.nodePools",
      fallback: {},
      other: { main: { ...pool, labels: {}, taints: [], capacity: "onDemand" } },
      wrong: { main: {} },
    },
    ...(["purpose", "labels", "taints", "gpu", "machine", "capacity", "nodes", "node"] as const).map((key) => ({
      option: `target.nodePools.<name>.${key}`,
      given: given({ nodePools: { main: { ...pool, ...(key === "gpu" ? { purpose: "gpu", gpu: "t4" } : {}) } } }),
      at: `target.nodePools.main.${key}`,
      ...{
        purpose: { fallback: required, other: "build", wrong: "gpus" },
        labels: { fallback: {}, other: { "node.kubernetes.io/pool": "main" }, wrong: { pool: "a b" } },
        taints: {
          fallback: [],
          other: [{ key: "a", value: "b", effect: "NoExecute" }],
          wrong: [{ effect: "NoExecute" }],
        },
        gpu: { fallback: required, other: "b200", wrong: "v100" },
        machine: { fallback: undefined, other: "c7i.8xlarge", wrong: "c7i" },
        capacity: { fallback: "onDemand", other: "spot", wrong: "preemptible" },
        nodes: { fallback: required, other: 1000, wrong: 0 },
        node: { fallback: undefined, other: { cpu: "8", memory: "32Gi" }, wrong: { cpu: "8" } },
      }[key],
    })),
    ...(["key", "value", "effect"] as const).map((key) => ({
      option: `target.nodePools.<name>.taints[].${key}`,
      given: given({ nodePools: { main: { ...pool, taints: [{ key: "dedicated", effect: "NoSchedule" }] } } }),
      at: `target.nodePools.main.taints.0.${key}`,
      ...{
        key: { fallback: required, other: "nvidia.com/gpu", wrong: "" },
        value: { fallback: "", other: "true", wrong: "not so" },
        effect: { fallback: required, other: "PreferNoSchedule", wrong: "Never" },
      }[key],
    })),
  ];
  return cases.map((each) => ({ ...each, option: `${each.option} (${kind})` }));
});
