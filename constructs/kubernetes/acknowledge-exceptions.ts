import type { Construct } from "constructs";
import { acknowledge } from "../core/acknowledge";
import type { SecurityException } from "./container";
import type { PodOptions } from "./pod";

const rule = "restricted-security-context";

/** Acknowledges what a workload's pods may do beyond Pod Security `restricted`, each with the reason that the pod gives. */
export function acknowledgeExceptions(workload: Construct, pod: PodOptions): void {
  const accept = (part: string, reason: string) => acknowledge(workload, `${rule}[${part}]`, reason);
  if (pod.hostNetwork) accept("pod.host_network", pod.hostNetwork.reason);
  for (const [volume, source] of Object.entries(pod.volumes ?? {})) {
    if ("hostPath" in source) accept(`pod.volume.${volume}`, source.reason);
  }
  for (const { name, exceptions = [] } of [...pod.containers, ...(pod.initContainers ?? [])]) {
    for (const attribute of new Set(exceptions.flatMap(attributesOf))) {
      const reasons = exceptions.filter((exception) => attributesOf(exception).includes(attribute));
      accept(`${name}.${attribute}`, [...new Set(reasons.map(({ reason }) => reason))].join("; "));
    }
  }
}

/** Attributes of the container's security context that the exception changes. */
function attributesOf(exception: SecurityException): readonly string[] {
  switch (exception.allows) {
    case "root":
      return ["run_as_non_root", "run_as_user"];
    case "privileged":
      return ["privileged", "allow_privilege_escalation"];
    case "privilegeEscalation":
      return ["allow_privilege_escalation"];
    case "writableRoot":
      return ["read_only_root_filesystem"];
    case "unconfinedSeccomp":
      return ["seccomp_profile.type"];
    case "unconfinedAppArmor":
      return ["apparmor"];
    case "capability":
      // The one that `restricted` admits too.
      return exception.capability === "NET_BIND_SERVICE" ? [] : ["capabilities.add"];
  }
}
