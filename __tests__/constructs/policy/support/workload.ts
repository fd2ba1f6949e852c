/** A container that no rule finds anything in. */
export function container(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    name: "api",
    image: "registry.example.com/api:1.2.3",
    resources: { requests: { cpu: "100m", memory: "64Mi" }, limits: { cpu: "1", memory: "128Mi" } },
    security_context: securityContext(),
    ...changes,
  };
}

/** A container's security context that meets Pod Security `restricted` by itself, with changes. */
export function securityContext(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    allow_privilege_escalation: false,
    read_only_root_filesystem: true,
    run_as_non_root: true,
    capabilities: { drop: ["ALL"] },
    seccomp_profile: { type: "RuntimeDefault" },
    ...changes,
  };
}

/** Where each workload kind keeps the template of its pods. */
export const workloadKinds = [
  "kubernetes_pod_v1",
  "kubernetes_deployment",
  "kubernetes_deployment_v1",
  "kubernetes_stateful_set_v1",
  "kubernetes_daemonset",
  "kubernetes_daemon_set_v1",
  "kubernetes_replication_controller_v1",
  "kubernetes_job_v1",
  "kubernetes_cron_job_v1",
] as const;

/** The attributes of a workload of a kind around a pod. */
export function workload(
  spec: Readonly<Record<string, unknown>>,
  kind = "kubernetes_deployment_v1",
  podMetadata: Readonly<Record<string, unknown>> = { labels: { app: "api" } },
): Record<string, unknown> {
  const pod = { automount_service_account_token: false, ...spec };
  const metadata = { name: "api", namespace: "apps" };
  if (kind === "kubernetes_pod_v1") return { metadata: { ...metadata, ...podMetadata }, spec: pod };
  const template = { metadata: podMetadata, spec: pod };
  if (kind === "kubernetes_cron_job_v1")
    return { metadata, spec: { job_template: { metadata: {}, spec: { template } } } };
  return { metadata, spec: { template } };
}
