import type { Construct } from "constructs";
import type { PodOptions } from "./pod";
import { Secret } from "./secret";

/**
 * Lets a workload wait for what its pods read when they start. Without it Terraform would change a ConfigMap or a Secret
 * and roll the pods at the same time, and new pods could keep the old content for ever.
 */
export function startAfter(workload: Construct, namespace: string, pod: PodOptions, network: Construct): void {
  const containers = [...pod.containers, ...(pod.initContainers ?? [])];
  const sources = [...Object.values(pod.volumes ?? {}), ...containers.flatMap(({ env }) => Object.values(env ?? {}))];
  const configs = sources.flatMap((source) => (typeof source === "object" && "config" in source ? source.config : []));
  const secrets = sources.flatMap((source) =>
    typeof source === "object" && "secret" in source
      ? (Secret.made(workload, namespace, source.secret.name) ?? [])
      : [],
  );
  workload.node.addDependency(
    ...new Set<Construct>([...configs, ...secrets, ...(pod.serviceAccount ? [pod.serviceAccount] : []), network]),
  );
}
