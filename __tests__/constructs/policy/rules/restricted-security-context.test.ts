import { policyReport } from "../../../../constructs/policy/policy-report";
import { restrictedSecurityContext } from "../../../../constructs/policy/rules/restricted-security-context";
import { describeRule } from "../support/describe-rule";
import { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";
import { container, securityContext, workload, workloadKinds } from "../support/workload";

type Changes = Readonly<Record<string, unknown>>;

const pod =
  (spec: Changes, metadata?: Changes) =>
  (stack: PolicyStack): void =>
    void resource(
      stack,
      "kubernetes_deployment_v1",
      workload({ container: [container()], ...spec }, undefined, metadata),
    );
const context = (changes: Changes) => pod({ container: [container({ security_context: securityContext(changes) })] });
const of = (changes: Changes) => pod({ container: [container(changes)] });

describeRule(restrictedSecurityContext, {
  compliant: {
    "all of it on the container": pod({}),
    "what the pod may say for its containers": pod({
      security_context: [{ run_as_non_root: true, run_as_user: "1000", seccomp_profile: [{ type: "Localhost" }] }],
      container: [
        container({ security_context: securityContext({ run_as_non_root: undefined, seccomp_profile: undefined }) }),
      ],
    }),
    "a low port": context({ capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } }),
    "volumes of the pod's own": pod({
      volume: [
        "empty_dir",
        "config_map",
        "secret",
        "projected",
        "persistent_volume_claim",
        "csi",
        "downward_api",
        "ephemeral",
      ].map((kind) => ({ name: kind.replaceAll("_", "-"), [kind]: {} })),
    }),
    "safe sysctl": pod({ security_context: { sysctl: [{ name: "net.ipv4.tcp_keepalive_time", value: "60" }] } }),
    "SELinux type of containers": context({ se_linux_options: { type: "container_t" } }),
    "AppArmor profile of the runtime": pod(
      {},
      { annotations: { "container.apparmor.security.beta.kubernetes.io/api": "runtime/default" } },
    ),
    "probe of the container itself": of({ liveness_probe: { http_get: { path: "/", port: "80" } } }),
  },
  violations: {
    "no security context": {
      given: of({ security_context: undefined }),
      says: [
        "allow_privilege_escalation of api is not set; it must be false",
        "read_only_root_filesystem of api is not set; it must be true",
        "run_as_non_root of api is not set; it must be true",
        "seccomp_profile.type of api is not set; it must be RuntimeDefault or Localhost",
        "capabilities.drop of api is not set; it must be ALL",
      ],
    },
    "host namespaces": {
      given: pod({ host_network: true, host_pid: true, host_ipc: true }),
      says: [
        "host_network of pod is true; it must be false",
        "host_pid of pod is true; it must be false",
        "host_ipc of pod is true; it must be false",
      ],
    },
    "host process": {
      given: pod({ security_context: { windows_options: { host_process: true } } }),
      says: ["security_context.windows_options.host_process of pod is true; it must be false"],
    },
    privileged: {
      given: context({ privileged: true }),
      says: ["privileged of api is true; it must be false"],
    },
    escalation: {
      given: context({ allow_privilege_escalation: true }),
      says: ["allow_privilege_escalation of api is true; it must be false"],
    },
    "writable root": {
      given: context({ read_only_root_filesystem: false }),
      says: ["read_only_root_filesystem of api is false; it must be true"],
    },
    "the container undoes what the pod says": {
      given: pod({
        security_context: { run_as_non_root: true },
        container: [container({ security_context: securityContext({ run_as_non_root: false }) })],
      }),
      says: ["run_as_non_root of api is false; it must be true"],
    },
    root: { given: context({ run_as_user: "0" }), says: ['run_as_user of api is "0"; it must be any but 0'] },
    "root of the pod": {
      given: pod({ security_context: { run_as_user: 0 } }),
      says: ["run_as_user of api is 0; it must be any but 0"],
    },
    seccomp: {
      given: context({ seccomp_profile: { type: "Unconfined" } }),
      says: ['seccomp_profile.type of api is "Unconfined"; it must be RuntimeDefault or Localhost'],
    },
    "capabilities added": {
      given: context({ capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] } }),
      says: ['capabilities.add of api is ["SYS_ADMIN"]; it must be NET_BIND_SERVICE at most'],
    },
    "capabilities kept": {
      given: context({ capabilities: { drop: ["NET_RAW"] } }),
      says: ['capabilities.drop of api is ["NET_RAW"]; it must be ALL'],
    },
    "host path": {
      given: pod({ volume: [{ name: "node", host_path: { path: "/" } }] }),
      says: ["volume node is a host_path, which reaches out of the pod"],
    },
    "network volume": {
      given: pod({ volume: { name: "share", nfs: { server: "nfs", path: "/" } } }),
      says: ["volume share is a nfs, which reaches out of the pod"],
    },
    "host port": {
      given: of({ port: [{ container_port: 80, host_port: 80 }] }),
      says: ["host_port of api is 80; it must be left out"],
    },
    "unsafe sysctl": {
      given: pod({ security_context: { sysctl: [{ name: "kernel.msgmax", value: "1" }] } }),
      says: ['sysctl of pod is "kernel.msgmax"; it must be a safe one'],
    },
    "SELinux type and user": {
      given: context({ se_linux_options: { type: "spc_t", user: "system_u" } }),
      says: [
        'se_linux_options.type of api is "spc_t"; it must be a type of containers',
        'se_linux_options.user of api is "system_u"; it must be left out',
      ],
    },
    "SELinux role of the pod": {
      given: pod({ security_context: { se_linux_options: { role: "system_r" } } }),
      says: ['security_context.se_linux_options.role of pod is "system_r"; it must be left out'],
    },
    AppArmor: {
      given: pod({}, { annotations: { "container.apparmor.security.beta.kubernetes.io/api": "unconfined" } }),
      says: [
        'annotation container.apparmor.security.beta.kubernetes.io/api is "unconfined"; it must be runtime/default or localhost/<profile>',
      ],
    },
    "probe of another host": {
      given: of({ liveness_probe: [{ http_get: [{ host: "169.254.169.254", path: "/" }] }] }),
      says: ['liveness_probe.http_get.host of api is "169.254.169.254"; it must be left out'],
    },
    "hook that calls another host": {
      given: of({ lifecycle: { pre_stop: { tcp_socket: { host: "10.0.0.1", port: "1" } } } }),
      says: ['lifecycle.pre_stop.tcp_socket.host of api is "10.0.0.1"; it must be left out'],
    },
    "init container": {
      given: pod({
        init_container: [container({ name: "prepare", security_context: securityContext({ privileged: true }) })],
      }),
      says: ["privileged of prepare is true; it must be false"],
    },
    "every kind of workload": {
      given: (stack) => {
        const spec = { container: [container()], host_network: true };
        for (const kind of workloadKinds) resource(stack, kind, workload(spec, kind), kind);
      },
      says: workloadKinds.map(() => "host_network of pod is true; it must be false"),
    },
  },
  unknown: {
    "one setting": {
      given: context({ privileged: "${var.privileged}" }),
      says: ['privileged of api is "${var.privileged}", which only Terraform knows'],
    },
    "one of the capabilities": {
      given: context({ capabilities: { drop: ["ALL"], add: ["${var.capability}"] } }),
      says: ['capabilities.add of api is "${var.capability}", which only Terraform knows'],
    },
    volumes: {
      given: pod({ volume: "${local.volumes}" }),
      says: ['volume is "${local.volumes}", which only Terraform knows'],
    },
    containers: {
      given: pod({ container: "${local.all}" }),
      says: ['container is "${local.all}", which only Terraform knows'],
    },
  },
});

test("names each setting of each container, so that one exception does not hide the next", () => {
  // GIVEN
  const stack = new PolicyStack();
  const body = { privileged: true, run_as_non_root: false };
  resource(
    stack,
    "kubernetes_daemon_set_v1",
    workload({ container: [container({ security_context: securityContext(body) })] }),
  );
  // WHEN
  const { failures } = policyReport([stack], [restrictedSecurityContext]);
  // THEN
  expect(failures.map(({ subject }) => subject)).toEqual(["api.privileged", "api.run_as_non_root"]);
});
