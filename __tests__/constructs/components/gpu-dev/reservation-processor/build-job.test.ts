import { imageReference } from "../../../../../config/versions";
import { images } from "../../../../../constructs/components/builds/buildkit/images";
import { reservationProcessor } from "../../../../../constructs/components/gpu-dev/reservation-processor/reservation-processor";
import { synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import { gpuDevRequired } from "../runtime/gpu-dev-required";
import { addedToJobs, smallest } from "./built-processor";
import { LaunchBench } from "./launch-bench";
import { python } from "./python";

const reason = "a reason that a reviewer can follow later";
const registry = "registry.example.com:5000";
const push = { registry, credentials: { kind: "existing", name: "push" } };
const pinned = imageReference(images.buildkit);

/** The programs of the reservations' queue, where dev pods let builds in by `builds`. */
function programs(builds: object | undefined, cluster = new FakeCluster()) {
  const settings = reservationProcessor.settings.parse({ ...smallest, customImages: `${registry}/custom` });
  const required = gpuDevRequired();
  const template = synthesized((scope, context) => reservationProcessor.build(scope, settings, context), {
    cluster,
    required: { ...required, devPods: { ...required.devPods, ...(builds ? { builds: { reason, ...builds } } : {}) } },
  });
  const name = "reservation-processor-program";
  const data = template.resource("kubernetes_config_map_v1", name).at("data") as Record<string, string>;
  return { worker: addedToJobs(template).job.spec.template.spec, build: JSON.parse(data["build-job.json"] ?? "null") };
}

describe("how workers are started", () => {
  test("GIVEN custom images THEN through the same program, with what is added to builds", () => {
    expect(programs({}).worker).toMatchObject({
      volumes: [{ name: "tmp" }, { name: "program", configMap: { name: "reservation-processor-program" } }],
      containers: [
        {
          command: [
            "python3",
            "-u",
            "/etc/reservation-processor/launch.py",
            "/etc/reservation-processor/build-job.json",
          ],
          volumeMounts: [{ name: "tmp" }, { name: "program", mountPath: "/etc/reservation-processor", readOnly: true }],
        },
      ],
    });
  });

  test("GIVEN no builds THEN as the program starts them", () => {
    const { worker, build } = programs(undefined);

    expect(build).toBeNull();
    expect(worker.containers[0]).not.toHaveProperty("command");
    expect(worker).toMatchObject({ volumes: [{ name: "tmp" }] });
  });
});

/** A worker that makes a Job as the processor's code does, and looks at its pods. */
const worker = `
import sys
from kubernetes import client
batch, core = client.BatchV1Api(), client.CoreV1Api()
labels = {"app": "buildkit", "build-hash": "0123456789ab"}
buildkit = {"name": "buildkit", "image": "moby/buildkit:master", "command": ["/bin/sh"], "args": ["-c", "build"],
    "env": [{"name": "AWS_REGION", "value": "us-east-2"}],
    "securityContext": {"privileged": True}, "resources": {"limits": {"cpu": "8"}}}
batch.create_namespaced_job(namespace="gpu-dev", body={
    "metadata": {"name": "buildkit-0123456789ab", "labels": labels},
    "spec": {"backoffLimit": 2, "template": {"metadata": {"labels": labels}, "spec": {
        "containers": [buildkit], "nodeSelector": {"NodeType": "cpu"}, "serviceAccountName": "buildkit-service-account"}}},
})
core.list_namespaced_pod(namespace="gpu-dev", label_selector="app=buildkit,build-hash=0123456789ab")
core.list_namespaced_pod(namespace="gpu-dev")
print(__name__, *sys.argv[1:], file=sys.stderr)
`;

interface Job {
  readonly spec: { readonly template: { readonly spec: { readonly volumes?: readonly object[] } } };
}

(python ? describe : describe.skip)(`a Job that builds an image${python ? "" : " (skipped: no python3 here)"}`, () => {
  const bench = new LaunchBench("worker", worker);
  afterAll(() => bench.remove());
  const made = (builds: object, cluster?: FakeCluster) =>
    LaunchBench.made<Job>(bench.launch(programs(builds, cluster).build, "7").calls);

  test("GIVEN a worker THEN it is the main module with its message, and looks at pods as it always did", () => {
    const { calls, said } = bench.launch(programs({}).build, "7");

    expect(said).toBe("__main__ 7");
    expect(calls.slice(1)).toEqual([
      ["pods", [], { namespace: "gpu-dev", label_selector: "app=buildkit,build-hash=0123456789ab" }],
      ["pods", [], { namespace: "gpu-dev" }],
    ]);
  });

  test("GIVEN builds that push with an identity of the cloud THEN the image is pinned, and what is the program's stays", () => {
    const job = made({});

    expect(job).toMatchObject({
      metadata: { name: "buildkit-0123456789ab", labels: { app: "buildkit", "gantry.dev/environment": "sample" } },
      spec: {
        backoffLimit: 2,
        template: {
          metadata: { labels: { app: "buildkit", "build-hash": "0123456789ab" } },
          spec: {
            serviceAccountName: "buildkit-service-account",
            automountServiceAccountToken: false,
            nodeSelector: { NodeType: "cpu" },
            containers: [
              {
                name: "buildkit",
                image: pinned,
                command: ["/bin/sh"],
                args: ["-c", "build"],
                env: [{ name: "AWS_REGION", value: "us-east-2" }],
                securityContext: { privileged: true },
                resources: { limits: { cpu: "8" } },
              },
            ],
          },
        },
      },
    });
    expect(job.spec.template.spec).not.toHaveProperty("volumes");
  });

  test("GIVEN a password and the target's issuer THEN buildctl finds who pushes, and the daemon whom it trusts", () => {
    expect(made({ push }).spec.template.spec).toMatchObject({
      volumes: [
        {
          name: "push-credentials",
          secret: { secretName: "push", items: [{ key: ".dockerconfigjson", path: "config.json" }] },
        },
        {
          name: "push-authority",
          secret: { secretName: "buildkit-authority", items: [{ key: "ca.crt", path: "ca.crt" }] },
        },
        { name: "push-config", configMap: { name: "buildkit-registry" } },
      ],
      containers: [
        {
          env: [
            { name: "AWS_REGION", value: "us-east-2" },
            { name: "DOCKER_CONFIG", value: "/etc/buildkit-credentials" },
            { name: "BUILDKITD_FLAGS", value: "--config /etc/buildkit-registry/buildkitd.toml" },
          ],
          volumeMounts: [
            { name: "push-credentials", mountPath: "/etc/buildkit-credentials", readOnly: true },
            { name: "push-authority", mountPath: "/etc/buildkit-authority", readOnly: true },
            { name: "push-config", mountPath: "/etc/buildkit-registry", readOnly: true },
          ],
        },
      ],
    });
  });

  test("GIVEN a password, and an authority that everybody trusts THEN only who pushes is mounted", () => {
    const { volumes } = made({ push: { ...push, authority: { kind: "public" } } }).spec.template.spec;

    expect(volumes).toMatchObject([{ name: "push-credentials" }]);
    expect(volumes).toHaveLength(1);
  });

  test("GIVEN a mirror with a pull secret THEN the image comes from there", () => {
    const cluster = new FakeCluster({ mirror: "mirror.example.com", pullSecret: "pull" });

    expect(made({}, cluster).spec.template.spec).toMatchObject({
      imagePullSecrets: [{ name: "pull" }],
      containers: [{ image: cluster.images.image(pinned) }],
    });
    expect(cluster.images.image(pinned)).not.toBe(pinned);
  });
});
