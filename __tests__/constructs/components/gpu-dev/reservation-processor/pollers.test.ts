import { FakeCluster } from "../../../../support/fake-cluster";
import type { Template } from "../../../../support/template";
import { builtProcessor, pollerVariables } from "./built-processor";

const deployments = (template: Template) => template.resources("kubernetes_deployment_v1").map(({ name }) => name);
const pod = (template: Template, name: string) =>
  template.resource("kubernetes_deployment_v1", name).at("spec", "template", "spec") as Record<string, unknown>;
const container = (template: Template, name = "reservation-processor") =>
  template.resource("kubernetes_deployment_v1", name).at("spec", "template", "spec", "container", 0);

describe("pollers", () => {
  const template = builtProcessor();

  test("GIVEN the smallest settings THEN every queue has one poller of its own", () => {
    expect(deployments(template)).toEqual(["reservation-processor-disks", "reservation-processor"]);
    expect(pollerVariables(template)).toMatchObject({ QUEUE_NAME: "gpu_reservations", MAX_CONCURRENT_JOBS: "50" });
    expect(pollerVariables(template, "reservation-processor-disks")).toMatchObject({
      QUEUE_NAME: "disk_operations",
      MAX_CONCURRENT_JOBS: "10",
    });
  });

  test("GIVEN replicas and Jobs of one queue THEN its pollers share it, and the other queue keeps its own", () => {
    const scaled = builtProcessor({ consumers: { reservations: { replicas: 3, maxConcurrentJobs: 20 } } });
    const replicas = (name: string) => scaled.resource("kubernetes_deployment_v1", name).at("spec", "replicas");

    expect(replicas("reservation-processor")).toBe("3");
    expect(replicas("reservation-processor-disks")).toBe("1");
    expect(pollerVariables(scaled)).toMatchObject({ MAX_CONCURRENT_JOBS: "20" });
  });

  test("GIVEN the smallest settings THEN it is launched as uid 1000 on the nodes of the control plane, with a token", () => {
    expect(container(template)).toMatchObject({
      image: "registry.example.com/processor:1",
      command: ["python3", "-u", "/etc/reservation-processor/launch.py", "/etc/reservation-processor/worker-job.json"],
      resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
    });
    expect(pod(template, "reservation-processor")).toMatchObject({
      node_selector: { "fake.cloud/pool": "system" },
      service_account_name: "reservation-poller-sa",
      automount_service_account_token: true,
      security_context: { run_as_user: "1000" },
    });
  });

  test("GIVEN the smallest settings THEN its liveness is whether the first process has woken", () => {
    expect(container(template)).toMatchObject({
      liveness_probe: {
        exec: { command: ["python3", "-I", "/etc/reservation-processor/awake.py", "1", "/tmp/awake"] },
        initial_delay_seconds: 30,
        period_seconds: 60,
        failure_threshold: 3,
      },
    });
  });

  test("GIVEN the smallest settings THEN it is let out to the database and the API server, and nowhere else", () => {
    const egress = template.resource("kubernetes_network_policy_v1", "reservation-processor").at("spec", "egress");

    expect(egress).toMatchObject([
      { ports: [{ port: "5432" }] },
      { ports: [{ port: "443" }], to: [{ ip_block: { cidr: "10.96.0.1/32" } }] },
    ]);
    expect(egress).toHaveLength(2);
  });
});

describe("configuration", () => {
  test("GIVEN the smallest settings THEN the variables are those of the sheet", () => {
    expect(pollerVariables(builtProcessor())).toMatchObject({
      POLL_INTERVAL_SECONDS: "5",
      VISIBILITY_TIMEOUT_SECONDS: "1000",
      BATCH_SIZE: "1",
      MAX_RESERVATION_HOURS: "168",
      DEFAULT_TIMEOUT_HOURS: "4",
      GPU_DEV_CONTAINER_IMAGE: "registry.example.com/gpu-dev-pod:1",
      WORKER_IMAGE: "registry.example.com/processor:1",
      IMAGE_PULL_POLICY: "IfNotPresent",
      KUBE_NAMESPACE: "sample",
      SERVICE_ACCOUNT: "reservation-processor-sa",
      EKS_CLUSTER_NAME: "fake",
      PGSSLMODE: "require",
      WORKER_NODE_SELECTOR: '{"fake.cloud/pool":"system"}',
      WORKER_TOLERATIONS: "",
    });
  });

  test("GIVEN other values THEN they take the place of the defaults", () => {
    const variables = pollerVariables(
      builtProcessor({
        pollIntervalSeconds: 10,
        visibilityTimeoutSeconds: 2000,
        batchSize: 5,
        processorVersion: "0.5.0",
        minCliVersion: "0.4.0",
        customImages: "registry.example.com/custom",
      }),
    );

    expect(variables).toMatchObject({
      POLL_INTERVAL_SECONDS: "10",
      VISIBILITY_TIMEOUT_SECONDS: "2000",
      BATCH_SIZE: "5",
      PROCESSOR_VERSION: "0.5.0",
      MIN_CLI_VERSION: "0.4.0",
      BUILDKIT_REGISTRY_URL: "registry.example.com/custom",
      ECR_REPOSITORY_URL: "registry.example.com/custom",
    });
  });

  test("GIVEN nothing of versions and custom images THEN the program's own defaults hold", () => {
    const variables = pollerVariables(builtProcessor());

    for (const name of ["PROCESSOR_VERSION", "MIN_CLI_VERSION", "BUILDKIT_REGISTRY_URL"]) {
      expect(variables).not.toHaveProperty(name);
    }
  });

  test("GIVEN a mirror THEN workers and dev pods are pulled from it", () => {
    expect(pollerVariables(builtProcessor({}, new FakeCluster({ mirror: "mirror.example.com" })))).toMatchObject({
      WORKER_IMAGE: "mirror.example.com/registry.example.com/processor:1",
      GPU_DEV_CONTAINER_IMAGE: "mirror.example.com/registry.example.com/gpu-dev-pod:1",
    });
  });

  test("GIVEN a changed setting of workers THEN the pollers roll", () => {
    const inputs = (template: Template) =>
      template
        .resource("kubernetes_deployment_v1", "reservation-processor")
        .at("spec", "template", "metadata", "annotations", "gantry.dev/inputs");

    expect(inputs(builtProcessor({ workers: { deadlineSeconds: 600 } }))).not.toBe(inputs(builtProcessor()));
  });

  test("GIVEN resources and minutes of a rollout THEN they take the place of the defaults", () => {
    const resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } };
    const template = builtProcessor({ resources, rolloutMinutes: 5 });

    expect(container(template)).toMatchObject({ resources });
    expect(template.resource("kubernetes_deployment_v1", "reservation-processor").at("timeouts", "create")).toBe("5m");
  });
});
