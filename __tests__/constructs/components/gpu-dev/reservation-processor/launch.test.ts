import { addedToJobs, builtProcessor } from "./built-processor";
import { LaunchBench } from "./launch-bench";
import { python } from "./python";

/** A poller that calls each of them the way the program does, and says by what name it runs. */
const poller = `
import sys
from kubernetes import client
batch, core = client.BatchV1Api(), client.CoreV1Api()
worker = {"name": "worker", "image": "processor:1", "args": ["7"], "env": [
    {"name": "QUEUE_NAME", "value": "wrong"},
    {"name": "MESSAGE_BODY", "value": "{}"},
    {"name": "POSTGRES_USER", "value": "told"},
]}
batch.list_namespaced_job(namespace="here", label_selector="app=reservation-worker")
batch.create_namespaced_job(namespace="here", body={
    "metadata": {"name": "reservation-worker-7", "labels": {"app": "reservation-worker"}},
    "spec": {"ttlSecondsAfterFinished": 3600, "template": {"spec": {"containers": [worker], "tolerations": [{"key": "a"}]}}},
})
batch.read_namespaced_job_status(name="reservation-worker-7", namespace="here")
batch.read_namespaced_job_status(name="disks-reservation-worker-8", namespace="here")
core.list_namespaced_pod(namespace="here", label_selector="job-name=reservation-worker-7")
print(__name__, file=sys.stderr)
`;

const suite = python ? describe : describe.skip;

suite(`how a poller is launched${python ? "" : " (skipped: no python3 here)"}`, () => {
  const bench = new LaunchBench("poller", poller);
  afterAll(() => bench.remove());

  const launched = (program: string) => {
    const { calls, said } = bench.launch(addedToJobs(builtProcessor(), program));
    return { calls, name: said };
  };
  const { made } = LaunchBench;

  test("GIVEN the queue of disks THEN all four calls are led to Jobs of its own", () => {
    const { calls, name } = launched("reservation-processor-disks-program");
    const told = calls.map(([method, positional, options]) => [method, positional, options.label_selector]);

    expect(name).toBe("__main__");
    expect(made(calls)).toMatchObject({ metadata: { name: "disks-reservation-worker-7" } });
    expect(told.map(([method, , selector]) => [method, selector])).toEqual([
      ["list", "app=reservation-worker,gantry.dev/queue=disks"],
      ["create", undefined],
      ["status", undefined],
      ["status", undefined],
      ["pods", "job-name=disks-reservation-worker-7"],
    ]);
    expect(told[2]?.[1]).toEqual(["disks-reservation-worker-7", "here"]);
    // Found again after a restart, by the name that it really has.
    expect(told[3]?.[1]).toEqual(["disks-reservation-worker-8", "here"]);
  });

  test("GIVEN the queue of reservations THEN Jobs keep the names that the program gives them", () => {
    const { calls } = launched("reservation-processor-program");

    expect(calls[1]?.[1]).toMatchObject(["here", { metadata: { name: "reservation-worker-7" } }]);
    expect(calls[2]?.[1]).toEqual(["reservation-worker-7", "here"]);
  });

  test("GIVEN a Job THEN what is ours is added, what is the program's stays, and nothing stands twice", () => {
    const { calls } = launched("reservation-processor-program");
    const job = made<{ spec: { template: { spec: { containers: { env: { name: string }[] }[] } } } }>(calls);
    const env = job.spec.template.spec.containers[0]?.env ?? [];
    const names = env.map(({ name }) => name);

    expect(job).toMatchObject({
      metadata: { labels: { app: "reservation-worker", "gantry.dev/queue": "reservations" } },
      spec: {
        ttlSecondsAfterFinished: 60,
        template: {
          spec: {
            securityContext: { runAsNonRoot: true },
            tolerations: [{ key: "a" }],
            containers: [{ name: "worker", image: "processor:1", args: ["7"] }],
          },
        },
      },
    });
    expect(env).toEqual(
      expect.arrayContaining([
        { name: "MESSAGE_BODY", value: "{}" },
        { name: "QUEUE_NAME", value: "gpu_reservations" },
        { name: "CLOUD_PROVIDER", value: "custom" },
        {
          name: "POSTGRES_USER",
          valueFrom: { secretKeyRef: { name: "postgres-credentials", key: "POSTGRES_USER" } },
        },
      ]),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});
