import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Template } from "../../support/template";

/** Writes a synthesized ConfigMap as the kubelet mounts it; gives the folder. */
export function renderedFiles(template: Template, configMap: string, folder: string): string {
  const data = template.resource("kubernetes_config_map_v1", configMap).at("data") as Record<string, string>;
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(data)) {
    const file = join(folder, name);
    // What Terraform does with its escapes.
    writeFileSync(file, text.replace(/([$%])\1(?=\{)/g, "$1"));
    chmodSync(file, 0o555);
  }
  return folder;
}
