import { devPods } from "../../../../../constructs/components/gpu-dev/dev-pods/dev-pods";
import { componentContext } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import type { Template } from "../../../../support/template";
import { because, builtDevPods as built, devPodsSettings as settings } from "./built-dev-pods";

const data = (template: Template, name: string) =>
  template.resource("kubernetes_config_map_v1", name).at("data") as Record<string, string>;

/** Everything that the API server is told of one policy, as text. */
function rules(template: Template, name: string): string {
  const release = template.resource("helm_release", `sample-${name}`);
  return JSON.parse(String((release.at("values") as string[])[0]))
    .objects.map((object: object) => JSON.stringify(object))
    .join("\n");
}

describe("what others know of it", () => {
  test("GIVEN the smallest settings THEN namespace, labels, ports and hours are the processor's own", () => {
    expect(devPods.provides(settings(), componentContext())).toEqual({
      namespace: "sample",
      image: "registry.example.com/dev:1",
      podLabels: { app: "gpu-dev-pod" },
      sshPort: 22,
      jupyterPort: 8888,
      maxHours: 168,
      defaultHours: 4,
      priorityClasses: { dev: "sample-dev", warm: "sample-warm" },
      reservedNodePorts: [30080],
    });
  });

  test("GIVEN builds, disks and ports THEN those are known too", () => {
    const disks = { storageClass: "kept", snapshotClass: "kept" };

    expect(
      devPods.provides(
        settings({ builds: because, disks, reservedNodePorts: [30090], maxHours: 72, defaultHours: 8 }),
        componentContext(),
      ),
    ).toMatchObject({
      builds: { podLabels: { app: "buildkit" }, serviceAccount: "buildkit-service-account" },
      disks,
      reservedNodePorts: [30090],
      maxHours: 72,
      defaultHours: 8,
    });
  });

  test("GIVEN a snapshot class THEN the target must take snapshots", () => {
    expect(devPods.needs?.(settings({ disks: { storageClass: "kept", snapshotClass: "kept" } }))).toEqual([
      { capability: "volumeSnapshots", setting: "disks.snapshotClass" },
    ]);
    expect(devPods.needs?.(settings({ disks: { storageClass: "kept" } }))).toEqual([]);
  });
});

describe("the account and the priorities", () => {
  test("GIVEN the smallest settings THEN pods of the default account carry no token", () => {
    expect(built().resource("kubernetes_default_service_account_v1").body).toMatchObject({
      metadata: { namespace: "sample" },
      automount_service_account_token: false,
    });
  });

  test("GIVEN a registry with a pull Secret THEN pods that name none pull with it, and with no other", () => {
    const template = built({}, new FakeCluster({ mirror: "registry.example.com", pullSecret: "pull" }));

    expect(template.resource("kubernetes_default_service_account_v1").at("image_pull_secret")).toEqual([
      { name: "pull" },
    ]);
    expect(rules(template, "dev-pods")).toContain("pulled with no other Secret than pull");
  });

  test("GIVEN any settings THEN ready pods stand below those that name no class, and take nobody's place", () => {
    const template = built();

    expect(template.resource("kubernetes_priority_class_v1", "sample-dev").at("value")).toBe(1000);
    expect(template.resource("kubernetes_priority_class_v1", "sample-warm").body).toMatchObject({
      value: -10,
      preemption_policy: "Never",
    });
  });
});

describe("admission", () => {
  test("GIVEN the smallest settings THEN pods, their changes, services and disks are looked at, by policies that deny", () => {
    const template = built();
    const watched = ["dev-pods", "dev-pods-changes", "dev-pods-services", "dev-pods-disks"].map((name) =>
      [...rules(template, name).matchAll(/"operations":(\[[^\]]*\]),"resources":\["([^"]*)"\]/g)].map(
        (found) => `${found[2]} ${found[1]}`,
      ),
    );

    expect(watched).toEqual([
      ['pods ["CREATE"]'],
      ['pods ["UPDATE"]', 'pods/ephemeralcontainers ["UPDATE"]'],
      ['services ["CREATE","UPDATE"]'],
      ['persistentvolumeclaims ["CREATE","UPDATE"]'],
    ]);
    for (const name of ["dev-pods", "dev-pods-changes", "dev-pods-services", "dev-pods-disks"]) {
      expect(rules(template, name)).toContain('"validationActions":["Deny"]');
      expect(rules(template, name)).toContain('"kubernetes.io/metadata.name":"sample"');
    }
  });

  test("GIVEN pools with types THEN each offers the numbers of GPUs that one of its nodes has", () => {
    const offered = (given: object) =>
      JSON.parse(
        JSON.parse(rules(built(given), "dev-pods").split("\n")[0] ?? "").spec.variables.find(
          ({ name }: { name: string }) => name === "offered",
        ).expression,
      );

    expect(offered({})).toEqual({ h100: { "nvidia.com/gpu": [1, 2, 4, 8] }, t4: { "nvidia.com/gpu": [1, 2, 4] } });
    expect(offered({ slices: ["h100-mig-2g"] })).toMatchObject({ h100: { "nvidia.com/mig-2g.20gb": [1, 2, 4, 8] } });
  });

  test.each([
    ["dockerInDocker", because, "may have the container dind"],
    ["hostNetwork", because, "only where it takes all GPUs of the host"],
    ["inTreeEbs", because, "has(v.awsElasticBlockStore)"],
    ["nfsServers", ["*.efs.us-east-2.amazonaws.com"], "nfs of *.efs.us-east-2.amazonaws.com"],
    ["disks", { storageClass: "kept" }, "has(v.persistentVolumeClaim)"],
    ["builds", because, "image docker.io/moby/buildkit:v"],
    ["warmPool", { t4: 2 }, "gpu-dev-pod or gpu-dev-warm"],
  ])("GIVEN %s THEN it is let in; by default it is not", (setting, value, words) => {
    expect(rules(built({ [setting]: value }), "dev-pods")).toContain(words);
    expect(rules(built(), "dev-pods")).not.toContain(words);
  });

  test("GIVEN an account of builds, node ports and a class of disks THEN the rules name them", () => {
    const disks = { storageClass: "kept", maxSize: "200Gi" };

    expect(rules(built({ builds: { ...because, serviceAccount: "builder" } }), "dev-pods")).toContain(
      '== \\"builder\\"',
    );
    expect(rules(built({ reservedNodePorts: [30090, 30091] }), "dev-pods-services")).toContain("in [30090,30091]");
    expect(rules(built({ disks }), "dev-pods-disks")).toMatch(/storage class kept.*at most 200Gi/);
    expect(rules(built(), "dev-pods-disks")).toContain("users have no disks here");
  });
});

describe("what the CLI reads", () => {
  test("GIVEN pools and a slice THEN each type has its entry, with sizes of the catalogue", () => {
    const types = data(built({ slices: ["h100-mig-1g"] }), "gpu-dev-gpu-config");

    expect(Object.keys(types)).toEqual(["h100", "t4", "h100-mig-1g"]);
    expect(JSON.parse(types.t4 ?? "")).toEqual({
      max_gpus: 4,
      cpus: 48,
      memory_gb: 192,
      cpu_request: "10",
      mem_request_gb: 43,
      default_image: "registry.example.com/dev:1",
      node_gpu_type: "t4",
      k8s_resource: "nvidia.com/gpu",
      efa_count: 0,
    });
    expect(JSON.parse(types["h100-mig-1g"] ?? "")).toMatchObject({
      max_gpus: 16,
      node_gpu_type: "h100",
      k8s_resource: "nvidia.com/mig-1g.10gb",
    });
  });

  test("GIVEN a registry, ready pods and spot nodes THEN the other maps tell of them; an empty pool is said, not left out", () => {
    const template = built({
      registry: { repository: "registry.example.com/users", secret: "push" },
      warmPool: { t4: 2 },
      warmPodHours: 6,
    });

    expect(data(template, "gpu-dev-config")).toEqual({
      registryRepo: "registry.example.com/users",
      registrySecret: "push",
    });
    expect(data(template, "gpu-dev-type-lists")).toEqual({
      SPOT_GPU_TYPES: "t4",
      WARM_POOL_TARGETS: '{"t4":2}',
      WARM_POD_MAX_AGE_HOURS: "6",
    });
    expect(data(built(), "gpu-dev-type-lists")).toMatchObject({
      WARM_POOL_TARGETS: "{}",
      WARM_POD_MAX_AGE_HOURS: "12",
    });
  });
});

describe("the schema refuses", () => {
  test.each([
    ["no image", { image: undefined }],
    ["a month and more", { maxHours: 721 }],
    ["an unknown slice", { slices: ["h100-mig-9g"] }],
    ["the whole internet as clients", { reachableFrom: ["0.0.0.0/0"] }],
    ["everything as another network", { reaches: [{ cidrs: ["0.0.0.0/0"], ports: [443], ...because }] }],
    ["Docker without a reason", { dockerInDocker: {} }],
    ["any NFS server", { nfsServers: ["*"] }],
    ["a node port outside the range", { reservedNodePorts: [8080] }],
    ["ready pods of an unknown type", { warmPool: { h1000: 1 } }],
  ])("GIVEN %s THEN it is refused", (_what, given) => {
    expect(devPods.settings.safeParse({ image: "registry.example.com/dev:1", ...given }).success).toBe(false);
  });
});
