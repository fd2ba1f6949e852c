import { type RoleRule, ruleSpec } from "../../../constructs/kubernetes/role-rule";
import type { Cluster } from "../support/cluster";
import { names } from "./dev-pods-environment";
import type { Sample } from "./sample-objects";

/** A service account that makes dev pods, as the API server sees it. */
export class ProcessorAccount {
  private readonly impersonated: string;

  constructor(
    private readonly cluster: Cluster,
    private readonly name: string,
  ) {
    this.impersonated = `--as=system:serviceaccount:${names.namespace}:${name}`;
  }

  /** Rights in the namespace of dev pods: those of the processor's workers, or all (`admin`), so that only policies say no. */
  grant(rights: readonly RoleRule[] | "admin"): void {
    const inNamespace = ["-n", names.namespace, "create"];
    this.cluster.kubectl([...inNamespace, "serviceaccount", this.name]);
    const subject = `--serviceaccount=${names.namespace}:${this.name}`;
    if (rights !== "admin") {
      const metadata = { name: this.name, namespace: names.namespace };
      const role = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "Role", metadata, rules: rights.map(ruleSpec) };
      this.cluster.kubectl(["create", "-f", "-"], JSON.stringify(role));
    }
    const role = rights === "admin" ? "--clusterrole=admin" : `--role=${this.name}`;
    this.cluster.kubectl([...inNamespace, "rolebinding", this.name, role, subject]);
  }

  /** What the API server says against an object; empty where it takes it. */
  create(sample: Sample, ...options: readonly string[]): string {
    try {
      this.cluster.kubectl(["create", "-f", "-", this.impersonated, ...options], JSON.stringify(sample));
      return "";
    } catch (error) {
      return String(error);
    }
  }

  /** As `create`, and nothing is kept. */
  tried(sample: Sample): string {
    return this.create(sample, "--dry-run=server");
  }

  /** What kubectl prints in the namespace, or says when it fails. */
  run(...args: readonly string[]): string {
    try {
      return this.cluster.kubectl(["-n", names.namespace, this.impersonated, ...args]);
    } catch (error) {
      return String(error);
    }
  }

  /** Node that the scheduler gave a pod, or what there is to say of the pod. */
  async nodeOf(pod: string): Promise<string> {
    for (let second = 0; second < 30; second += 1) {
      const node = this.run("get", "pod", pod, "-o", "jsonpath={.spec.nodeName}");
      if (node) return node;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    return this.run("describe", "pod", pod);
  }
}
