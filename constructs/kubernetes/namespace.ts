import { LimitRangeV1 } from "@cdktf/provider-kubernetes/lib/limit-range-v1";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { ResourceQuotaV1 } from "@cdktf/provider-kubernetes/lib/resource-quota-v1";
import { Construct } from "constructs";
import { type MigTypeName, type MigTypeSpec, migTypes } from "../../config/hardware";
import { labelPrefix } from "../../config/naming";
import type { EnvironmentBase } from "../../config/schema/environment";
import type { NamespaceSettings } from "../../config/schema/namespace";
import { protect } from "../core/protect";

export interface NamespaceProps {
  readonly environment: Pick<EnvironmentBase, "name" | "scope" | "deletionProtection">;
  readonly name: string;
  readonly settings: NamespaceSettings;
}

/**
 * The only way to a namespace: Pod Security enforced, everything denied on the network but DNS, bounds on what it uses.
 * In an environment of scope `namespace` the namespace is given; then only our own pods are denied by default.
 */
export class Namespace extends Construct {
  constructor(scope: Construct, id: string, props: NamespaceProps) {
    super(scope, id);
    const { environment, name, settings } = props;
    const given = environment.scope === "namespace";
    const made = given ? undefined : new NamespaceV1(this, "namespace", { metadata: metadataOf(props) });
    if (made) protect(made, environment.deletionProtection);
    const inside: Construct[] = [
      new NetworkPolicyV1(this, "default-deny", {
        metadata: { name: given ? `${environment.name}-default-deny` : "default-deny", namespace: name },
        spec: {
          podSelector: given ? { matchLabels: { [`${labelPrefix}/environment`]: environment.name } } : {},
          policyTypes: ["Ingress", "Egress"],
          egress: [dns],
        },
      }),
    ];
    if (made) {
      inside.push(
        new LimitRangeV1(this, "limits", {
          metadata: { name: "container-defaults", namespace: name },
          spec: {
            limit: [
              {
                type: "Container",
                defaultRequest: { ...settings.containerDefaults.requests },
                default: { ...settings.containerDefaults.limits },
              },
            ],
          },
        }),
        new ResourceQuotaV1(this, "quota", {
          metadata: { name: "quota", namespace: name },
          spec: { hard: quota(settings) },
        }),
      );
      for (const child of inside) child.node.addDependency(made);
    }
  }
}

/** Cluster DNS, by pod and by the address of node-local caches (https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/). */
const dns = {
  ports: [
    { port: "53", protocol: "UDP" },
    { port: "53", protocol: "TCP" },
  ],
  to: [
    {
      namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
      podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
    },
    { ipBlock: { cidr: "169.254.20.10/32" } },
  ],
};

function metadataOf({ name, settings }: NamespaceProps) {
  const level = settings.podSecurity?.level ?? "restricted";
  const modes = ["enforce", "audit", "warn"].map((mode) => [`pod-security.kubernetes.io/${mode}`, level]);
  return {
    name,
    labels: Object.fromEntries(modes) as Record<string, string>,
    ...(settings.podSecurity
      ? { annotations: { [`${labelPrefix}/pod-security-reason`]: settings.podSecurity.reason } }
      : {}),
  };
}

function quota({ quota: bounds }: NamespaceSettings): Record<string, string> {
  return {
    "requests.nvidia.com/gpu": String(bounds?.gpus ?? 0),
    // A slice is a resource of its own: a bound on whole GPUs alone would give slices for free.
    ...Object.fromEntries(
      (Object.entries(migTypes) as [MigTypeName, MigTypeSpec][]).map(([name, { resource }]) => [
        `requests.${resource}`,
        String(bounds?.slices[name] ?? 0),
      ]),
    ),
    ...(bounds
      ? {
          "requests.cpu": bounds.requests.cpu,
          "requests.memory": bounds.requests.memory,
          "limits.cpu": bounds.limits.cpu,
          "limits.memory": bounds.limits.memory,
          pods: String(bounds.pods),
        }
      : {}),
    ...(bounds?.volumes ? { "requests.storage": bounds.volumes } : {}),
  };
}
