import type { Fault } from "../fault";
import { labelPrefix } from "../naming";
import { joinPath } from "../schema-problems";

/** Prefixes of labels that Kubernetes lets a node give itself. https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction */
const allowedToNodes = ["kubelet.kubernetes.io", "node.kubernetes.io"];

/**
 * Labels of a pool that its nodes cannot have.
 *
 * @param path of the labels in the settings
 * @param own labels that follow from other options, and what to do for each
 */
export function nodeLabelProblems(
  path: string,
  labels: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
): Fault[] {
  return Object.entries(labels).flatMap(([key, value]): Fault[] => {
    const at = { path: joinPath(path, [key]), found: value };
    const [prefix = ""] = key.includes("/") ? key.split("/") : [];
    const hint = own[key] ?? (prefix === labelPrefix ? `remove it: ${labelPrefix}/pool is the pool's name` : undefined);
    if (hint !== undefined) return [{ ...at, message: "is a label that Gantry sets itself", hint }];
    const kubernetes = /(^|\.)(kubernetes|k8s)\.io$/.test(prefix);
    if (kubernetes && !allowedToNodes.some((allowed) => prefix === allowed || prefix.endsWith(`.${allowed}`))) {
      return [
        {
          ...at,
          message: "is a label that Kubernetes lets no node give itself, so its nodes would never join",
          allowed: `a prefix of your own, ${allowedToNodes.join(" or ")}`,
          hint: "choose another prefix",
        },
      ];
    }
    return [];
  });
}
