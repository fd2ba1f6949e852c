import type { Cluster, KubernetesObject } from "../support/cluster";
import { type Labelled, type NetworkPolicy, NetworkReach, type Peer } from "../support/network-reach";

/** Addresses outside the cluster's pods that policies tell apart. */
const outside: Readonly<Record<string, string>> = {
  internet: "203.0.113.10",
  "private network": "10.20.1.2",
  "instance metadata": "169.254.169.254",
  "API server": "10.43.0.1",
};

/** Pods that are made at run time, as the programs that make them label them. */
const made: Readonly<Record<string, Labelled>> = {
  "reservation-worker": { namespace: "gpu-controlplane", labels: { app: "reservation-worker" } },
  "dev pod": { namespace: "gpu-dev", labels: { app: "gpu-dev-pod", reservation: "one" } },
  "another dev pod": { namespace: "gpu-dev", labels: { app: "gpu-dev-pod", reservation: "other" } },
  "build job": { namespace: "gpu-dev", labels: { app: "buildkit" } },
  stranger: { namespace: "default", labels: { app: "stranger" } },
};

interface Pod extends Labelled {
  readonly ports: readonly number[];
}

/** For each pod and address: `whom:port` it may open TCP connections to, by the policies that the API server holds. */
export function reachTable(cluster: Cluster, environment: string): Readonly<Record<string, readonly string[]>> {
  const namespaces = Object.fromEntries(
    cluster.list("namespace").map(({ metadata }) => [metadata.name, metadata.labels ?? {}]),
  );
  const policies = cluster.list("networkpolicy", "-A") as unknown as readonly NetworkPolicy[];
  const reach = new NetworkReach(policies, namespaces);
  const listeners = podsOf(cluster, environment);
  const sources: Readonly<Record<string, Peer>> = {
    ...Object.fromEntries(Object.entries(listeners)),
    ...made,
    ...Object.fromEntries(Object.entries(outside).map(([name, address]) => [name, { address }])),
  };
  const targets = [
    ...Object.entries(listeners).flatMap(([name, pod]) => pod.ports.map((port) => [name, pod, port] as const)),
    ...["dev pod", "another dev pod"].flatMap((name) =>
      [22, 8888, 29500].map((port) => [name, made[name] as Labelled, port] as const),
    ),
    ...Object.entries(outside).flatMap(([name, address]) =>
      [80, 443, 6443].map((port) => [name, { address }, port] as const),
    ),
  ];
  const table = Object.entries(sources).map(([from, source]) => {
    const reached = targets
      .filter(
        ([name, target, port]) =>
          name !== from && !("address" in source && "address" in target) && reach.reaches(source, target, port),
      )
      .map(([name, , port]) => `${name}:${port}`);
    return [from, reached] as const;
  });
  return Object.fromEntries(table.filter(([, reached]) => reached.length > 0));
}

/** Pods of each workload as its template makes them, running or not, by the workload's name, with every port they declare. */
function podsOf(cluster: Cluster, environment: string): Readonly<Record<string, Pod>> {
  const workloads = cluster.list(
    "deployment,statefulset,daemonset,job,cronjob",
    "-A",
    "-l",
    `gantry.dev/environment=${environment}`,
  ) as readonly Workload[];
  const pods = workloads.map(({ metadata, spec }) => {
    const template = spec.template ?? spec.jobTemplate?.spec.template;
    if (!template) throw new Error(`${metadata.name} has no pod template`);
    const { labels } = template.metadata;
    const ports = template.spec.containers.flatMap(({ ports: declared = [] }) =>
      declared.map(({ containerPort }) => containerPort),
    );
    return [
      labels["app.kubernetes.io/name"] ?? metadata.name,
      { namespace: metadata.namespace ?? "", labels, ports },
    ] as const;
  });
  return Object.fromEntries(pods.sort(([one], [other]) => one.localeCompare(other)));
}

interface PodTemplate {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly containers: readonly { readonly ports?: readonly { readonly containerPort: number }[] }[] };
}

interface Workload extends KubernetesObject {
  readonly spec: {
    readonly template?: PodTemplate;
    readonly jobTemplate?: { readonly spec: { readonly template: PodTemplate } };
  };
}
