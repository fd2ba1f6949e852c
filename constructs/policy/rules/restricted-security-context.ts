import { attribute } from "../attribute";
import { checkContainers } from "../check-containers";
import { expectValue } from "../expect-value";
import type { Finding } from "../finding";
import { flag } from "../flag";
import { makesPods } from "../makes-pods";
import { nestedBlocks } from "../nested-blocks";
import { outcome } from "../outcome";
import { type PolicyContainer, type PolicyPodTemplate, podTemplate } from "../pod-template";
import type { PolicyRule } from "../policy-rule";

export const restrictedSecurityContext: PolicyRule = {
  id: "restricted-security-context",
  summary: "Every pod meets Pod Security `restricted`, and its containers cannot write to their root file system.",
  remedy:
    "build the workload with constructs/kubernetes, which always complies; a driver or node agent is acknowledged on its workload, in a namespace that states its exception",
  appliesTo: makesPods,
  check: (block) => [...podFindings(podTemplate(block)), ...checkContainers(block, containerFindings)],
};

/** One demand of https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted, or the read-only root. */
interface Demand {
  readonly path: readonly string[];
  readonly accepts: (value: unknown) => boolean;
  /** What would be accepted, as the end of "must be …". */
  readonly wanted: string;
  /** Whether a container that says nothing gets what its pod says. */
  readonly inherited?: true;
}

const isNot = (refused: boolean) => (value: unknown) => flag(value) !== refused;
const is = (wanted: boolean) => (value: unknown) => flag(value) === wanted;

const seLinuxTypes = ["container_t", "container_init_t", "container_kvm_t", "container_engine_t"];
const unset = (value: unknown) => value === undefined || value === "";

const seLinuxDemands: readonly Demand[] = [
  {
    path: ["se_linux_options", "type"],
    accepts: (type) => unset(type) || seLinuxTypes.includes(String(type)),
    wanted: "a type of containers",
  },
  { path: ["se_linux_options", "user"], accepts: unset, wanted: "left out" },
  { path: ["se_linux_options", "role"], accepts: unset, wanted: "left out" },
];

const podDemands: readonly Demand[] = [
  { path: ["host_network"], accepts: isNot(true), wanted: "false" },
  { path: ["host_pid"], accepts: isNot(true), wanted: "false" },
  { path: ["host_ipc"], accepts: isNot(true), wanted: "false" },
  { path: ["security_context", "windows_options", "host_process"], accepts: isNot(true), wanted: "false" },
  ...seLinuxDemands.map((demand) => ({ ...demand, path: ["security_context", ...demand.path] })),
];

const containerDemands: readonly Demand[] = [
  { path: ["privileged"], accepts: isNot(true), wanted: "false" },
  { path: ["allow_privilege_escalation"], accepts: is(false), wanted: "false" },
  { path: ["read_only_root_filesystem"], accepts: is(true), wanted: "true" },
  { path: ["run_as_non_root"], accepts: is(true), wanted: "true", inherited: true },
  { path: ["run_as_user"], accepts: (user) => String(user) !== "0", wanted: "any but 0", inherited: true },
  {
    path: ["seccomp_profile", "type"],
    accepts: (type) => type === "RuntimeDefault" || type === "Localhost",
    wanted: "RuntimeDefault or Localhost",
    inherited: true,
  },
  { path: ["capabilities", "drop"], accepts: (drop) => Array.isArray(drop) && drop.includes("ALL"), wanted: "ALL" },
  {
    path: ["capabilities", "add"],
    accepts: (add) => add === undefined || (Array.isArray(add) && add.every((one) => one === "NET_BIND_SERVICE")),
    wanted: "NET_BIND_SERVICE at most",
  },
  ...seLinuxDemands,
];

/** Probes and hooks that name another host make the kubelet call it (in the standard since Kubernetes 1.34). */
const handlers = [
  ["liveness_probe"],
  ["readiness_probe"],
  ["startup_probe"],
  ["lifecycle", "post_start"],
  ["lifecycle", "pre_stop"],
];
const handlerDemands: readonly Demand[] = ["http_get", "tcp_socket"].flatMap((action) =>
  handlers.map((handler) => ({ path: [...handler, action, "host"], accepts: unset, wanted: "left out" })),
);

/** Volumes that hold nothing of the node. */
const volumeKinds = new Set([
  "name",
  "config_map",
  "csi",
  "downward_api",
  "empty_dir",
  "ephemeral",
  "persistent_volume_claim",
  "projected",
  "secret",
]);

const safeSysctls = new Set([
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.ping_group_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_wmem",
]);

const appArmorPrefix = "container.apparmor.security.beta.kubernetes.io/";

function podFindings({ spec, metadata }: PolicyPodTemplate): readonly Finding[] {
  const context = attribute(spec, "security_context");
  const volumes = nestedBlocks(spec, "volume");
  return [
    ...held("pod", podDemands, spec),
    ...nestedBlocks(context, "sysctl").blocks.flatMap(({ name }) =>
      held("pod", [{ path: ["sysctl"], accepts: (it) => safeSysctls.has(String(it)), wanted: "a safe one" }], {
        sysctl: name,
      }),
    ),
    ...(volumes.expression ? [outcome.unknown("volume", volumes.expression, "pod.volume")] : []),
    ...volumes.blocks.flatMap((volume) =>
      Object.keys(volume)
        .filter((kind) => !volumeKinds.has(kind))
        .map((kind) =>
          outcome.fail(`volume ${volume.name} is a ${kind}, which reaches out of the pod`, `pod.volume.${volume.name}`),
        ),
    ),
    ...appArmorFindings(attribute(metadata, "annotations")),
  ];
}

function containerFindings({ name, body }: PolicyContainer, { spec }: PolicyPodTemplate): readonly Finding[] {
  const context = attribute(body, "security_context");
  return [
    ...held(name, containerDemands, context, attribute(spec, "security_context")),
    ...nestedBlocks(body, "port").blocks.flatMap((port) =>
      held(name, [{ path: ["host_port"], accepts: (it) => unset(it) || Number(it) === 0, wanted: "left out" }], port),
    ),
    ...held(name, handlerDemands, body),
  ];
}

function appArmorFindings(annotations: unknown): readonly Finding[] {
  if (typeof annotations !== "object" || annotations === null) return [];
  return Object.entries(annotations)
    .filter(([key]) => key.startsWith(appArmorPrefix))
    .flatMap(([key, value]) =>
      expectValue({
        attribute: `annotation ${key}`,
        value,
        accepts: (profile) => /^(?:runtime\/default|localhost\/.*)$/.test(String(profile)),
        wanted: "runtime/default or localhost/<profile>",
        subject: `${key.slice(appArmorPrefix.length)}.apparmor`,
      }),
    );
}

/** Holds the demands against a body; each finding names its owner, so that one exception does not hide the next. */
function held(owner: string, demands: readonly Demand[], body: unknown, parent?: unknown): readonly Finding[] {
  return demands.flatMap(({ path, accepts, wanted, inherited }) => {
    const value = attribute(body, ...path) ?? (inherited ? attribute(parent, ...path) : undefined);
    const name = path.join(".");
    return expectValue({ attribute: `${name} of ${owner}`, value, accepts, wanted, subject: `${owner}.${name}` });
  });
}
