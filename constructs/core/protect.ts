import type { TerraformResource } from "cdktf";

/** Key of the construct metadata that marks a resource whose loss loses data. */
export const statefulKey = "gantry:stateful";

/**
 * Marks a resource that holds data: its address is pinned by a committed list,
 * and where the environment has deletion protection Terraform refuses to destroy it.
 */
export function protect(resource: TerraformResource, deletionProtection: boolean): void {
  resource.node.addMetadata(statefulKey, true);
  if (deletionProtection) resource.lifecycle = { ...resource.lifecycle, preventDestroy: true };
}
