import { Config } from "../../../constructs/kubernetes/config";
import type { ContainerOptions, Probe, SecurityException } from "../../../constructs/kubernetes/container";
import { containerSpec } from "../../../constructs/kubernetes/container-spec";
import { synthesized } from "../../support/component-context";
import { FakeCluster } from "../../support/fake-cluster";
import { sampleContainer } from "../../support/sample-pod";

function spec(overrides: Partial<ContainerOptions> = {}, cluster = new FakeCluster()) {
  return containerSpec(sampleContainer(overrides), cluster.images);
}

test("GIVEN a container THEN it asks for its requests and is held to its limits", () => {
  expect(spec().resources).toEqual({
    requests: { cpu: "100m", memory: "64Mi" },
    limits: { cpu: "1", memory: "128Mi" },
  });
});

test("GIVEN a mirror THEN the image comes from it; without one from upstream", () => {
  expect(spec({}, new FakeCluster({ mirror: "mirror.example.com" })).image).toBe(
    "mirror.example.com/example.com/app:1",
  );
  expect(spec().image).toBe("example.com/app:1");
});

test("GIVEN nothing optional THEN nothing of it is written", () => {
  expect(Object.keys(spec()).sort()).toEqual(["image", "imagePullPolicy", "name", "resources", "securityContext"]);
});

test("GIVEN ports and mounts THEN they are TCP ports by name and mounts of the pod's volumes", () => {
  const mounts = [
    { volume: "data", path: "/data" },
    { volume: "config", path: "/etc/app.conf", subPath: "app.conf", readOnly: true },
  ];

  expect(spec({ ports: { http: 8000 }, mounts })).toMatchObject({
    port: [{ name: "http", containerPort: 8000, protocol: "TCP" }],
    volumeMount: [
      { name: "data", mountPath: "/data" },
      { name: "config", mountPath: "/etc/app.conf", subPath: "app.conf", readOnly: true },
    ],
  });
});

test("GIVEN variables THEN each comes from where it says", () => {
  synthesized((scope) => {
    const config = new Config(scope, "config", { name: "settings", namespace: "sample", data: { MODE: "fast" } });
    const env = {
      PLAIN: "text",
      POD: { field: "metadata.name" },
      PASSWORD: { secret: { name: "credentials", revision: "1" }, key: "password" },
      ...config.variables,
    };

    expect(spec({ env }).env).toEqual([
      { name: "PLAIN", value: "text" },
      { name: "POD", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
      { name: "PASSWORD", valueFrom: { secretKeyRef: { name: "credentials", key: "password" } } },
      { name: "MODE", valueFrom: { configMapKeyRef: { name: "settings", key: "MODE" } } },
    ]);
  });
});

test("GIVEN text that Terraform would read as a template THEN it is escaped wherever a shell may stand", () => {
  const text = ["sh", "-c", "echo ${HOME} %{x} $$ 100%"];
  const escaped = ["sh", "-c", "echo $${HOME} %%{x} $$ 100%"];

  expect(
    spec({
      command: text,
      args: text,
      env: { LINE: text[2] ?? "" },
      preStop: text,
      livenessProbe: { check: { exec: text } },
    }),
  ).toMatchObject({
    command: escaped,
    args: escaped,
    env: [{ name: "LINE", value: escaped[2] }],
    lifecycle: { preStop: [{ exec: { command: escaped } }] },
    livenessProbe: { exec: { command: escaped } },
  });
});

describe("probes", () => {
  const defaults = {
    initialDelaySeconds: 0,
    periodSeconds: 10,
    timeoutSeconds: 1,
    failureThreshold: 3,
    successThreshold: 1,
  };

  test.each<[string, Probe["check"], object]>([
    ["http", { http: "/health", port: 80 }, { httpGet: { path: "/health", port: "80", scheme: "HTTP" } }],
    [
      "https",
      { http: "/health", port: 443, scheme: "HTTPS" },
      { httpGet: { path: "/health", port: "443", scheme: "HTTPS" } },
    ],
    ["a command", { exec: ["true"] }, { exec: { command: ["true"] } }],
    ["a port", { tcp: 5432 }, { tcpSocket: [{ port: "5432" }] }],
  ])("GIVEN a check by %s THEN it is one of the kubelet's with the documented defaults", (_kind, check, expected) => {
    expect(spec({ readinessProbe: { check } }).readinessProbe).toEqual({ ...expected, ...defaults });
  });

  test("GIVEN times of its own THEN they take the place of the defaults", () => {
    const times = { initialDelaySeconds: 5, periodSeconds: 30, timeoutSeconds: 4, failureThreshold: 40 };

    expect(spec({ startupProbe: { check: { tcp: 1 }, ...times } }).startupProbe).toMatchObject(times);
  });

  test("GIVEN one kind of probe THEN the other kinds are left out", () => {
    const container = spec({ livenessProbe: { check: { tcp: 1 } } });

    expect(container).toHaveProperty("livenessProbe");
    expect(container).not.toHaveProperty("readinessProbe");
    expect(container).not.toHaveProperty("startupProbe");
  });
});

describe("security context", () => {
  const reason = "mounts file systems of the node for its pods";
  const restricted = {
    allowPrivilegeEscalation: false,
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    capabilities: { drop: ["ALL"] },
    seccompProfile: { type: "RuntimeDefault" },
  };

  test.each<[string, readonly SecurityException[], object]>([
    ["none", [], {}],
    ["root", [{ allows: "root", reason }], { runAsNonRoot: false, runAsUser: "0", runAsGroup: "0" }],
    // The API server refuses a privileged container that may not gain privileges.
    ["privileged", [{ allows: "privileged", reason }], { privileged: true, allowPrivilegeEscalation: true }],
    ["privilege escalation", [{ allows: "privilegeEscalation", reason }], { allowPrivilegeEscalation: true }],
    ["a writable root", [{ allows: "writableRoot", reason }], { readOnlyRootFilesystem: false }],
    ["no seccomp", [{ allows: "unconfinedSeccomp", reason }], { seccompProfile: { type: "Unconfined" } }],
    [
      "two capabilities",
      [
        { allows: "capability", capability: "SYS_ADMIN", reason },
        { allows: "capability", capability: "IPC_LOCK", reason },
      ],
      { capabilities: { drop: ["ALL"], add: ["SYS_ADMIN", "IPC_LOCK"] } },
    ],
  ])("GIVEN exception %s THEN that alone differs from restricted", (_what, exceptions, difference) => {
    expect(spec({ exceptions }).securityContext).toEqual({ ...restricted, ...difference });
  });
});
