import { bottlerocketSettings } from "../../../../../constructs/aws/nodes/user-data/bottlerocket-settings";
import { onDemand } from "../../../../config/refusals/eks-pools";
import { planOf } from "../sample-nodes";

type Settings = Readonly<Record<string, unknown>>;

const build = { purpose: "build", machines: ["m7i.48xlarge"], nodes: { min: 0, max: 1 } };

const textOf = (pool: Settings, options = {}) =>
  bottlerocketSettings(planOf({ ...pool, image: "bottlerocket" }), options);

/** Lines of a table. */
function table(text: string, name: string): readonly string[] {
  const [, body] = text.split(`[${name}]\n`);
  return body?.split("\n\n")[0]?.trim().split("\n") ?? [];
}

describe("settings of Bottlerocket", () => {
  test("GIVEN a managed group THEN EKS tells the nodes of the cluster, and labels and taints them", () => {
    const text = textOf(onDemand);

    expect(table(text, "settings.kubernetes")).toEqual([
      '"max-pods" = 250',
      '"cpu-manager-policy" = "static"',
      '"cpu-manager-reconcile-period" = "10s"',
    ]);
    expect(text).not.toContain("node-labels");
  });

  test("GIVEN a self-managed group THEN the settings name the cluster and its DNS, and label and taint the node", () => {
    const text = textOf(onDemand, { cluster: { name: "sample", serviceCidr: "172.20.0.0/16" } });

    expect(table(text, "settings.kubernetes").slice(0, 4)).toEqual([
      '"cluster-name" = "sample"',
      '"api-server" = "<endpoint>"',
      '"cluster-certificate" = "<certificate-authority>"',
      '"cluster-dns-ip" = "172.20.0.10"',
    ]);
    expect(table(text, "settings.kubernetes.node-labels")).toContain('"gantry.dev/pool" = "pool"');
    expect(table(text, "settings.kubernetes.node-taints")).toEqual(['"nvidia.com/gpu" = [":NoSchedule"]']);
  });

  test("GIVEN two taints of one key THEN they stand in one list", () => {
    const taints = [
      { key: "team", value: "a", effect: "NoSchedule" },
      { key: "team", value: "a", effect: "NoExecute" },
    ];
    const text = textOf({ ...onDemand, taints }, { cluster: { name: "sample", serviceCidr: "172.20.0.0/16" } });

    expect(table(text, "settings.kubernetes.node-taints")).toEqual(['"team" = ["a:NoSchedule","a:NoExecute"]']);
  });

  test("GIVEN EFA THEN the kernel keeps huge pages; GIVEN no users THEN it is left alone", () => {
    expect(table(textOf(onDemand), "settings.kernel.sysctl")).toEqual([
      '"net.core.rmem_default" = "262144000"',
      '"net.core.rmem_max" = "262144000"',
      '"net.core.wmem_default" = "262144000"',
      '"net.core.wmem_max" = "262144000"',
      '"vm.nr_hugepages" = "5128"',
    ]);
    expect(textOf({ ...onDemand, fabric: "none" })).not.toContain("hugepages");
    expect(textOf(build)).not.toContain("settings.kernel");
  });

  test("GIVEN local disks THEN images and pods lie on them; without any, nothing is said", () => {
    expect(table(textOf(onDemand), "settings.bootstrap-commands.local-disks")).toContain('"essential" = true');
    expect(textOf(build)).not.toContain("bootstrap-commands");
  });
});
