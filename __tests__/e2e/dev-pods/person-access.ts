import type { Cluster } from "../support/cluster";
import { names } from "./dev-pods-environment";

/** What a reader may do in the namespace of dev pods, as `verb resource[:subresource]`. */
export const looks = ["get pods", "list pods", "watch pods", "get pods:log", "list services", "list events"];

/** What a reader may not. */
export const acts = ["create", "delete", "patch"]
  .map((verb) => `${verb} pods`)
  .concat(
    ["exec", "portforward", "attach", "ephemeralcontainers"].flatMap((part) =>
      ["get", "create", "patch"].map((verb) => `${verb} pods:${part}`),
    ),
    ["get secrets", "list configmaps", "create services", "create jobs"],
  );

/** What the API server answers to a person of the readers' group: `yes` or `no`. */
export function personMay(cluster: Cluster, verb: string, resource: string): string {
  // A slash would name an object, not a subresource.
  const [kind = "", part = ""] = resource.split(":");
  const subresource = part ? [`--subresource=${part}`] : [];
  const person = ["--as=someone", "--as-group=e2e-users"];
  try {
    return cluster.kubectl(["auth", "can-i", verb, kind, ...subresource, "-n", names.namespace, ...person]).trim();
  } catch {
    return "no";
  }
}
