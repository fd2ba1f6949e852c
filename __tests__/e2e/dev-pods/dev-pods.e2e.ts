import { workerAccess } from "../../../constructs/components/gpu-dev/reservation-processor/worker-access";
import { Access } from "../support/access";
import type { Cluster } from "../support/cluster";
import { CustomResourceStandIns } from "../support/custom-resource-stand-ins";
import { DeployedEnvironment } from "../support/deployed-environment";
import { describeOnCluster } from "../support/describe-on-cluster";
import { type NetworkPolicy, NetworkReach } from "../support/network-reach";
import { SimulatedNodes } from "../support/simulated-nodes";
import { devPodsEnvironment, names } from "./dev-pods-environment";
import { closedPairs, openPairs } from "./network-table";
import { partition } from "./partition";
import { acts, looks, personMay } from "./person-access";
import { ProcessorAccount } from "./processor-account";
import { refusedPods } from "./refused-pods";
import { buildJob, buildPod, devPod, dind, disk, type Sample, sshService } from "./sample-objects";

describeOnCluster("dev pods, as the processor makes them under the contract", () => {
  let deployed: DeployedEnvironment;
  let cluster: Cluster;
  let nodes: SimulatedNodes;
  let standIns: CustomResourceStandIns;
  let processor: ProcessorAccount;
  let worker: ProcessorAccount;

  beforeAll(async () => {
    deployed = await DeployedEnvironment.prepare(devPodsEnvironment);
    cluster = deployed.cluster;
    processor = new ProcessorAccount(cluster, "e2e-processor");
    worker = new ProcessorAccount(cluster, "e2e-worker");
    standIns = new CustomResourceStandIns(cluster);
    nodes = new SimulatedNodes(cluster, deployed.environment);
    partition(cluster, `${names.environment}-h100-0`);
  });

  afterAll(async () => {
    nodes?.remove();
    await deployed?.close();
    standIns?.remove();
  });

  test("the contract deploys, and a second plan is empty", async () => {
    expect(await deployed.deploy()).toBe("");
    expect(await deployed.changes()).toEqual([]);
    processor.grant("admin");
    worker.grant(workerAccess);
  });

  test("every rule is understood by the API server: no policy has a type that does not fit", () => {
    const policies = JSON.parse(cluster.kubectl(["get", "validatingadmissionpolicy", "-o", "json"])) as {
      items: readonly { metadata: { name: string }; status?: { typeChecking?: { expressionWarnings?: unknown } } }[];
    };
    const ours = policies.items.filter(({ metadata }) => metadata.name.startsWith(names.environment));
    expect(ours.map(({ metadata }) => metadata.name).sort()).toEqual(
      ["", "-changes", "-disks", "-services"].map((suffix) => `${names.environment}-dev-pods${suffix}`),
    );
    for (const { status } of ours) expect(status?.typeChecking?.expressionWarnings ?? []).toEqual([]);
  });

  test("the sheet's sample pod is admitted and scheduled on a node with the GPU, without a token", async () => {
    const pod = devPod();
    expect(worker.create(pod)).toBe("");
    expect(await processor.nodeOf(pod.metadata.name)).toBe(`${names.environment}-t4-0`);
    const volumes = processor.run("get", "pod", pod.metadata.name, "-o", "jsonpath={.spec.volumes[*].name}");
    expect(volumes).toBe("dev-home shared-workspace dshm ccache-shared");
  });

  const variants: readonly (readonly [string, Sample, string])[] = [
    [
      "all GPUs of a host, with its network",
      devPod({ name: "whole", type: "h100", count: 8, spec: { hostNetwork: true } }),
      "h100-0",
    ],
    ["a slice of a GPU", devPod({ name: "slice", type: "h100-mig-1g" }), "h100-0"],
    ["a CPU node", devPod({ name: "cpu", type: "cpu-x86", count: 0 }), "cpu-0"],
    [
      "Docker beside it",
      devPod({ name: "docker", beside: [dind], volumes: [{ name: "docker-certs", emptyDir: {} }] }),
      "t4-0",
    ],
    [
      "a disk by its volume id",
      devPod({ name: "disk", volumes: [{ name: "ebs", awsElasticBlockStore: { volumeID: "vol-1" } }] }),
      "t4-0",
    ],
    [
      "the priority of reservations",
      devPod({ name: "first", spec: { priorityClassName: `${names.environment}-dev` } }),
      "t4-0",
    ],
  ];

  test.each(variants)("a pod with %s is admitted, and scheduled where it belongs", async (_title, pod, node) => {
    expect(worker.create(pod)).toBe("");
    expect(await processor.nodeOf(pod.metadata.name)).toBe(`${names.environment}-${node}`);
    processor.run("delete", "pod", pod.metadata.name, "--force", "--grace-period=0");
  });

  test("a ready pod gives way to a reservation, which then has its node", async () => {
    const warm = { app: "gpu-dev-warm", "warm-state": "ready" };
    const spec = { priorityClassName: `${names.environment}-warm` };
    expect(processor.create(devPod({ name: "ready", type: "cpu-x86", count: 0, labels: warm, spec }))).toBe("");
    expect(await processor.nodeOf("ready")).toBe(`${names.environment}-cpu-0`);
    expect(processor.create(devPod({ name: "wanted", type: "cpu-x86", count: 0 }))).toBe("");
    expect(await processor.nodeOf("wanted")).toBe(`${names.environment}-cpu-0`);
    expect(processor.run("get", "pod", "ready", "--ignore-not-found", "-o", "name")).toBe("");
  });

  test.each(refusedPods)("a pod with or of %s is refused, with the reason", (_title, pod, message) => {
    expect(worker.tried(pod)).toMatch(message);
  });

  test("the quota bounds slices as well as GPUs", () => {
    const one = (count: number) => devPod({ name: "slices", type: "h100-mig-1g", count });
    expect(processor.tried(one(2))).toBe("");
    expect(processor.tried(one(4))).toMatch(/exceeded quota.*mig-1g.10gb/s);
  });

  test("a pod stays what it was admitted as", () => {
    const pod = devPod().metadata.name;
    expect(processor.run("label", "pod", pod, "app=other", "--overwrite")).toMatch(/labels app and reservation/);
    expect(processor.run("label", "pod", pod, "reservation-")).toMatch(/labels app and reservation/);
    expect(processor.run("set", "image", `pod/${pod}`, "gpu-dev=alpine:3")).toMatch(/images of a dev pod/);
    expect(() =>
      cluster.kubectl(["-n", names.namespace, "debug", pod, "--image=alpine:3", "--profile=general"]),
    ).toThrow(/ephemeral container/);
    expect(processor.run("annotate", "pod", pod, "gpu-dev/expires-at=later")).toMatch(/annotated/);
  });

  test("an image build runs, and nothing else that says it were one", async () => {
    expect(worker.create(buildJob())).toBe("");
    const pods = () => cluster.list("pod", "-n", names.namespace, "-l", "app=buildkit");
    for (let second = 0; second < 30 && pods().length === 0; second += 1)
      await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(pods()).toHaveLength(1);
    expect(processor.tried(buildPod({ serviceAccountName: "default" }))).toMatch(
      /service account buildkit-service-account/,
    );
    for (const image of ["alpine:3", "moby/buildkit:master"]) {
      expect(processor.tried(buildPod({}, { image }))).toMatch(/image docker.io\/moby\/buildkit:v/);
    }
    expect(processor.tried(buildPod({ volumes: [{ name: "host", hostPath: { path: "/" } }] }))).toMatch(
      /nothing of its host/,
    );
    expect(processor.tried(buildPod({ automountServiceAccountToken: true }))).toMatch(/no token/);
    expect(processor.tried(buildPod({ nodeSelector: { GpuType: "t4" } }))).toMatch(/CPU nodes/);
    const others = [
      { name: "whole", secret: { secretName: "e2e-authority" } },
      { name: "key", secret: { secretName: "e2e-authority", items: [{ key: "tls.key", path: "file" }] } },
      { name: "another", secret: { secretName: "another", items: [{ key: "ca.crt", path: "file" }] } },
      { name: "projected", projected: { sources: [{ secret: { name: "e2e-push" } }] } },
    ];
    for (const volume of others) {
      expect(processor.tried(buildPod({ volumes: [volume] }))).toMatch(
        /of Secrets only .dockerconfigjson of e2e-push and ca.crt of e2e-authority/,
      );
    }
    const valueFrom = { secretKeyRef: { name: "e2e-push", key: ".dockerconfigjson" } };
    expect(processor.tried(buildPod({}, { env: [{ name: "PASSWORD", valueFrom }] }))).toMatch(/from Secrets/);
  });

  test("services are the three that the processor makes, on ports that are free for them", () => {
    const pod = devPod().metadata.name;
    expect(worker.create(sshService(pod, 31022))).toBe("");
    const jupyter = { ports: [{ port: 8888, targetPort: 8888, nodePort: 31888 }] };
    expect(
      processor.tried({
        ...sshService(pod, 1, jupyter),
        metadata: { name: `${pod}-jupyter`, namespace: names.namespace },
      }),
    ).toBe("");
    const headless = {
      type: "ClusterIP",
      clusterIP: "None",
      externalTrafficPolicy: undefined,
      ports: [{ port: 29500 }],
    };
    expect(
      processor.tried({
        ...sshService(pod, 1, headless),
        metadata: { name: `${pod}-headless`, namespace: names.namespace },
      }),
    ).toBe("");

    expect(processor.tried(sshService("other", 30080))).toMatch(/none of those that others are to have: 30080/);
    expect(processor.tried(sshService("other", 31023, { externalTrafficPolicy: "Cluster" }))).toMatch(/own node only/);
    expect(processor.tried(sshService("other", 31023, { type: "LoadBalancer" }))).toMatch(/a Service here is/);
    expect(processor.tried(sshService("other", 31023, { selector: { app: "gpu-dev-pod" } }))).toMatch(
      /a Service here is/,
    );
    expect(processor.tried(sshService("other", 31023, { externalIPs: ["203.0.113.1"] }))).toMatch(
      /no external addresses/,
    );
    expect(
      processor.tried(sshService("other", 31023, { ports: [{ port: 80, targetPort: 80, nodePort: 31023 }] })),
    ).toMatch(/a Service here is/);
  });

  test("disks are of the one class, and of the size that is allowed; their snapshots stay", () => {
    expect(processor.create(disk())).toBe("");
    expect(processor.tried(disk({ storageClassName: "standard" }))).toMatch(/of storage class e2e-user-disks/);
    expect(processor.tried(disk({ resources: { requests: { storage: "600Gi" } } }))).toMatch(/at most 500Gi/);
    const field = (kind: string, path: string) =>
      cluster.kubectl(["get", kind, "e2e-user-disks", "-o", `jsonpath=${path}`]);
    expect(field("storageclass", "{.provisioner} {.reclaimPolicy} {.volumeBindingMode} {.allowVolumeExpansion}")).toBe(
      "ebs.csi.aws.com Retain WaitForFirstConsumer true",
    );
    expect(JSON.parse(field("storageclass", "{.parameters}"))).toEqual({
      type: "gp3",
      encrypted: "true",
      iops: "6000",
      throughput: "250",
    });
    expect(field("volumesnapshotclass", "{.driver} {.deletionPolicy}")).toBe("ebs.csi.aws.com Retain");
  });

  test("people look, and do no more; the pods' own account may do nothing", () => {
    const may = (verb: string, resource: string) => personMay(cluster, verb, resource);
    const answers = (questions: readonly string[]) =>
      questions.map((question) => `${question}: ${may(...(question.split(" ") as [string, string]))}`);
    expect(answers(looks)).toEqual(looks.map((question) => `${question}: yes`));
    expect(answers(acts)).toEqual(acts.map((question) => `${question}: no`));
    expect(may("get", "configmap/gpu-dev-gpu-config")).toBe("yes");
    expect(new Access(cluster).rules(`${names.namespace}/default`, names.namespace)).toEqual([]);
  });

  test("users' pods reach the internet, answer their users, and reach each other only to train together", () => {
    const namespace = names.namespace;
    const policies = cluster.list("networkpolicy", "-n", namespace) as unknown as readonly NetworkPolicy[];
    const reach = new NetworkReach(policies, { [namespace]: { "kubernetes.io/metadata.name": namespace } });
    const answers = (table: typeof openPairs) =>
      table.map(([from, to, ports]) => ports.filter((port) => reach.reaches(from, to, port)).length);
    expect(answers(openPairs)).toEqual(openPairs.map(([, , ports]) => ports.length));
    expect(answers(closedPairs)).toEqual(closedPairs.map(() => 0));
  });

  test("destroy leaves nothing of ours", async () => {
    cluster.kubectl(["-n", names.namespace, "delete", "pod,job,service,pvc", "--all", "--force", "--grace-period=0"]);
    nodes.remove();
    expect(await deployed.destroy()).toBe("");
    standIns.remove();
    expect(await deployed.leftovers()).toEqual([]);
  });
});
