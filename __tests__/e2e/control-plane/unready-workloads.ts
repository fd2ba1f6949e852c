import type { Cluster, KubernetesObject } from "../support/cluster";

interface Workload extends KubernetesObject {
  readonly status?: KubernetesObject["status"] & {
    readonly readyReplicas?: number;
    readonly desiredNumberScheduled?: number;
    readonly numberReady?: number;
    readonly succeeded?: number;
  };
  readonly spec: { readonly replicas?: number };
}

/** Workloads of the environment with fewer ready pods than they ask for, as `kind namespace/name: ready of wanted`. */
export function unreadyWorkloads(cluster: Cluster, environment: string): readonly string[] {
  const workloads = cluster.list(
    "deployment,statefulset,daemonset,job",
    "-A",
    "-l",
    `gantry.dev/environment=${environment}`,
  ) as readonly Workload[];
  return workloads
    .map((workload) => ({ workload, ...counts(workload) }))
    .filter(({ ready, wanted }) => ready < wanted || wanted === 0)
    .map(
      ({ workload: { kind, metadata }, ready, wanted }) =>
        `${kind} ${metadata.namespace}/${metadata.name}: ${ready} of ${wanted}`,
    );
}

function counts({ kind, spec, status }: Workload): { readonly ready: number; readonly wanted: number } {
  switch (kind) {
    case "DaemonSet":
      return { ready: status?.numberReady ?? 0, wanted: status?.desiredNumberScheduled ?? 0 };
    case "Job":
      return { ready: status?.succeeded ?? 0, wanted: 1 };
    default:
      return { ready: status?.readyReplicas ?? 0, wanted: spec.replicas ?? 1 };
  }
}

/** Runs every CronJob of the environment once, and tells which ones made no pod that ended well within a minute. */
export async function failingCronJobs(cluster: Cluster, environment: string): Promise<readonly string[]> {
  const cronJobs = cluster.list("cronjob", "-A", "-l", `gantry.dev/environment=${environment}`);
  const jobs = cronJobs.map(({ metadata }) => ({ namespace: metadata.namespace ?? "", name: `${metadata.name}-once` }));
  for (const [index, { namespace, name }] of jobs.entries()) {
    cluster.kubectl(["-n", namespace, "create", "job", name, `--from=cronjob/${cronJobs[index]?.metadata.name}`]);
  }
  const succeeded = ({ namespace, name }: (typeof jobs)[number]) =>
    cluster.kubectl(["-n", namespace, "get", "job", name, "-o", "jsonpath={.status.succeeded}"]) === "1";
  for (let second = 0; second < 60 && !jobs.every(succeeded); second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  const failing = jobs.filter((job) => !succeeded(job)).map(({ namespace, name }) => `${namespace}/${name}`);
  for (const { namespace, name } of jobs) cluster.kubectl(["-n", namespace, "delete", "job", name, "--wait=false"]);
  return failing;
}
