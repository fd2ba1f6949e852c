import { localDisksFolder } from "../../../../../config/local-disks-folder";
import { nodeUserData } from "../../../../../constructs/aws/nodes/user-data/node-user-data";
import { prebuiltTrees } from "../../../../../constructs/components/builds/prebuilt-trees/prebuilt-trees";
import { sourceFile, sourceFilesIn } from "../../../../../constructs/core/source-file";
import { onDemand } from "../../../../config/refusals/eks-pools";
import { planOf } from "../sample-nodes";

type Settings = Readonly<Record<string, unknown>>;

const cluster = { name: "sample", serviceCidr: "172.20.0.0/16" };
const build = { purpose: "build", machines: ["m7i.48xlarge"], nodes: { min: 0, max: 1 } };
const folder = `${__dirname}/../../../../../constructs/aws/nodes/user-data`;

/** Types of the parts, and their contents. */
function partsOf(text: string): readonly (readonly [string, string])[] {
  const [, boundary] = /boundary="([^"]+)"/.exec(text) ?? [];
  const parts = text.split(`--${boundary}`).slice(1, -1);
  return parts.map((part) => {
    const [head = "", ...body] = part.trimStart().split("\n\n");
    return [head.replace(/^Content-Type: ([^;]+);.*$/s, "$1"), body.join("\n\n").trim()];
  });
}

function configOf(pool: Settings, options = {}) {
  const parts = partsOf(nodeUserData(planOf(pool), options));
  return JSON.parse(parts.find(([type]) => type === "application/node.eks.aws")?.[1] ?? "");
}

const scriptsOf = (pool: Settings) =>
  partsOf(nodeUserData(planOf(pool))).flatMap(([type, content]) => (type === "text/cloud-boothook" ? [content] : []));

describe("user data of AL2023", () => {
  test("GIVEN a pool THEN it is a MIME message whose scripts come before nodeadm's configuration", () => {
    const text = nodeUserData(planOf(onDemand));

    expect(text).toMatch(/^MIME-Version: 1\.0\nContent-Type: multipart\/mixed; boundary="[^"]+"\n\n--/);
    expect(partsOf(text).map(([type]) => type)).toEqual([
      ...Array(3).fill("text/cloud-boothook"),
      "application/node.eks.aws",
    ]);
  });

  test("GIVEN a managed group THEN EKS tells the nodes of the cluster, and labels and taints them", () => {
    const { spec } = configOf(onDemand);

    expect(spec.cluster).toBeUndefined();
    expect(spec.kubelet.flags).toBeUndefined();
    expect(spec.kubelet.config.registerWithTaints).toBeUndefined();
  });

  test("GIVEN a self-managed group THEN the configuration names the cluster, and labels and taints the node", () => {
    const { apiVersion, kind, spec } = configOf({ ...onDemand, mig: "all-balanced" }, { cluster });

    expect({ apiVersion, kind }).toEqual({ apiVersion: "node.eks.aws/v1alpha1", kind: "NodeConfig" });
    expect(spec.cluster).toEqual({
      name: "sample",
      apiServerEndpoint: "<endpoint>",
      certificateAuthority: "<certificate-authority>",
      cidr: "172.20.0.0/16",
    });
    expect(spec.kubelet.flags).toEqual([
      "--node-labels=NodeType=gpu,GpuType=h100,nvidia.com/mig.config=all-balanced,gantry.dev/pool=pool,nvidia.com/gpu.deploy.driver=false",
    ]);
    expect(spec.kubelet.config.registerWithTaints).toEqual([
      { key: "nvidia.com/gpu", value: "", effect: "NoSchedule" },
    ]);
  });

  test("GIVEN what users reserve THEN kubelet gives whole CPUs; on other nodes it does not", () => {
    expect(configOf(onDemand).spec.kubelet.config).toMatchObject({
      cpuManagerPolicy: "static",
      cpuManagerReconcilePeriod: "10s",
    });
    expect(configOf({ ...onDemand, gpu: "cpu-x86" }).spec.kubelet.config.cpuManagerPolicy).toBe("static");
    expect(configOf(build).spec.kubelet.config.cpuManagerPolicy).toBeUndefined();
  });

  test.each([
    ["h100", onDemand, "2000m", "4096Mi"],
    ["t4-small", { ...onDemand, gpu: "t4-small" }, "333m", "1365Mi"],
    ["builds", build, "1000m", "2048Mi"],
    ["the system's smallest", { ...build, machines: ["m7i.2xlarge"] }, "333m", "1365Mi"],
  ])("GIVEN nodes of %s THEN each reserve is a 24th of them, up to the sheet's", (_what, pool, cpu, memory) => {
    const { systemReserved, kubeReserved } = configOf(pool).spec.kubelet.config;

    expect(systemReserved).toEqual({ cpu, memory });
    expect(kubeReserved).toEqual({ cpu, memory });
  });

  test("GIVEN a small machine or a large one THEN it runs as many pods as EKS advises", () => {
    expect(configOf({ ...build, machines: ["m7i.2xlarge"] }).spec.kubelet.config.maxPods).toBe(110);
    expect(configOf(onDemand).spec.kubelet.config.maxPods).toBe(250);
  });

  test("GIVEN local disks THEN images and pods lie on all of them together; without any, nothing is said", () => {
    expect(configOf(onDemand).spec.instance).toEqual({
      localStorage: { strategy: "RAID0", mountPath: "/mnt/k8s-disks" },
    });
    expect(configOf(build).spec.instance).toBeUndefined();
  });
});

describe("what runs at boot", () => {
  const scriptOf = (file: string) => sourceFile(`${folder}/${file}`).trim();

  test("GIVEN nodes of no users THEN nothing does", () => {
    expect(scriptsOf(build)).toEqual([]);
  });

  test("GIVEN nodes of users THEN sockets have large buffers; with EFA, there are huge pages", () => {
    const buffers = scriptOf("network-buffers.sh");
    const hugePages = scriptOf("huge-pages.sh");

    expect(scriptsOf({ ...onDemand, gpu: "cpu-x86" })).toEqual([buffers]);
    expect(scriptsOf(onDemand)).toEqual(expect.arrayContaining([buffers, hugePages]));
    expect(scriptsOf({ ...onDemand, fabric: "none" })).not.toContain(hugePages);
  });

  test("GIVEN local disks THEN the folder that programs and prebuilt trees know lies on them; without any, it is left alone", () => {
    const link = `ln -sfT /mnt/k8s-disks/0 ${localDisksFolder}`;

    expect(scriptsOf({ ...build, machines: ["c6id.2xlarge"] })).toEqual([expect.stringContaining(link)]);
    expect(scriptsOf(onDemand).join()).toContain(link);
    expect(scriptsOf({ ...onDemand, gpu: "cpu-x86" }).join()).not.toContain(localDisksFolder);
    expect(prebuiltTrees.settings.parse({}).nodeFolder).toBe(localDisksFolder);
  });

  test("GIVEN profilers THEN, and only then, users may read the GPUs' counters", () => {
    expect(scriptsOf({ ...onDemand, gpu: "t4", dedicatedTo: "profiling" })).toContain(
      scriptOf("profiling-for-users.sh"),
    );
    expect(scriptsOf(onDemand).join()).not.toContain("NVreg");
  });

  test("GIVEN the scripts THEN nothing in them is anything to Terraform or to its quoting", () => {
    const files = sourceFilesIn(folder, ".sh");

    expect(files).toHaveLength(3);
    expect(files.filter((file) => /\$\{|%\{|\\|[^\n -~]/.test(sourceFile(`${folder}/${file}`)))).toEqual([]);
  });
});
