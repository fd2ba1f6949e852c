import type { RawObject } from "../../constructs/core/custom-resources";
import type { Template } from "./template";

/** The objects that a stack makes through releases of the local chart, as `CustomResources` writes them. */
export function rawObjects(template: Template): readonly RawObject[] {
  return template.resources("helm_release").flatMap((release) => {
    if (!String(release.at("chart")).startsWith("${path.module}/")) return [];
    const [values] = release.at("values") as readonly [string];
    return (JSON.parse(values) as { readonly objects: readonly RawObject[] }).objects;
  });
}
