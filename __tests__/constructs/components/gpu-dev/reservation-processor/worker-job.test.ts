import { FakeCluster } from "../../../../support/fake-cluster";
import { amazon } from "../runtime/sample-clouds";
import { addedToJobs, builtProcessor, pollerVariables } from "./built-processor";

const disks = "reservation-processor-disks-program";
const workerOf = (...built: Parameters<typeof builtProcessor>) =>
  addedToJobs(builtProcessor(...built)).job.spec.template.spec.containers[0];

test("GIVEN the smallest settings THEN workers are what Pod Security restricted admits", () => {
  const { spec } = addedToJobs(builtProcessor()).job.spec.template;

  expect(spec).toMatchObject({
    securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: "RuntimeDefault" } },
    containers: [
      {
        name: "worker",
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        },
      },
    ],
  });
});

test("GIVEN Amazon THEN workers get every variable that pollers share, and the queue's name", () => {
  // The program itself would hand on neither CLOUD_PROVIDER nor the bucket nor the registry.
  const settings = { cloud: amazon, customImages: "registry.example.com/custom" };
  const template = builtProcessor(settings);
  const given = Object.fromEntries(workerOf(settings).env.map(({ name, value }) => [name, value]));
  const config = template.resource("kubernetes_config_map_v1", "reservation-processor-config").at("data") as object;

  expect(given).toMatchObject({ ...config, QUEUE_NAME: "gpu_reservations" });
  expect(given).toMatchObject({
    CLOUD_PROVIDER: "aws",
    DISK_CONTENTS_BUCKET: "disk-contents",
    BUILDKIT_REGISTRY_URL: "registry.example.com/custom",
  });
});

test("GIVEN the database's Secret THEN workers read it by the name that it really has", () => {
  const password = workerOf().env.find(({ name }) => name === "POSTGRES_PASSWORD");

  expect(password?.valueFrom).toEqual({ secretKeyRef: { name: "postgres-credentials", key: "POSTGRES_PASSWORD" } });
});

test("GIVEN two queues THEN their Jobs have names and selectors of their own: both count messages from one", () => {
  const template = builtProcessor();

  expect(addedToJobs(template)).toMatchObject({ namePrefix: "", selector: "gantry.dev/queue=reservations" });
  expect(addedToJobs(template, disks)).toMatchObject({ namePrefix: "disks-", selector: "gantry.dev/queue=disks" });
  for (const [name, queue] of [
    [undefined, "reservations"],
    [disks, "disks"],
  ] as const) {
    expect(addedToJobs(template, name).job.metadata.labels).toMatchObject({ "gantry.dev/queue": queue });
  }
});

test.each([
  [{}, 900, 60],
  [{ visibilityTimeoutSeconds: 1800 }, 900, 540],
  [{ workers: { deadlineSeconds: 300 }, visibilityTimeoutSeconds: 360 }, 300, 36],
])(
  "GIVEN %p THEN a worker has %i seconds, and its Job is gone before the message shows again",
  (settings, deadline, kept) => {
    const template = builtProcessor(settings);
    const { spec } = addedToJobs(template).job;
    const visibility = Number(pollerVariables(template).VISIBILITY_TIMEOUT_SECONDS);

    expect(spec).toMatchObject({ activeDeadlineSeconds: deadline, ttlSecondsAfterFinished: kept });
    expect(deadline + kept).toBeLessThan(visibility);
  },
);

test("GIVEN resources of workers THEN they take the place of 500m and 1Gi", () => {
  const resources = { requests: { cpu: "50m", memory: "128Mi" }, limits: { cpu: "1", memory: "1Gi" } };

  expect(workerOf().resources).toEqual({
    requests: { cpu: "500m", memory: "1Gi" },
    limits: { cpu: "2", memory: "4Gi" },
  });
  expect(workerOf({ workers: { resources } }).resources).toEqual(resources);
});

test("GIVEN a pull secret THEN workers pull with it", () => {
  const spec = (cluster: FakeCluster) => addedToJobs(builtProcessor({}, cluster)).job.spec.template.spec;

  expect(spec(new FakeCluster({ mirror: "mirror.example.com", pullSecret: "pull" })).imagePullSecrets).toEqual([
    { name: "pull" },
  ]);
  expect(spec(new FakeCluster()).imagePullSecrets).toBeUndefined();
});

test("GIVEN taints of the control plane's nodes THEN workers tolerate them all: in the program's words, or added to the Job", () => {
  const cluster = new FakeCluster();
  const tolerations = [
    { key: "node-role", value: "cpu-only", effect: "NoSchedule" },
    { key: "critical", effect: "NoSchedule" },
  ] as const;
  cluster.nodePools.place = () => ({ nodeSelector: { NodeType: "cpu" }, tolerations, extendedResources: {} });
  const template = builtProcessor({}, cluster);

  expect(pollerVariables(template)).toMatchObject({
    WORKER_NODE_SELECTOR: '{"NodeType":"cpu"}',
    WORKER_TOLERATIONS: "node-role=cpu-only:NoSchedule",
  });
  expect(addedToJobs(template).job.spec.template.spec.tolerations).toEqual([
    { key: "critical", effect: "NoSchedule", operator: "Exists" },
  ]);
});
