import { type IAspect, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * Writes `node.addDependency` into `depends_on`. cdktf drops such dependencies silently,
 * so without this aspect an order that the code states never reaches Terraform.
 * Put on a stack: aspects of the App are never visited.
 */
export class DependencyAspect implements IAspect {
  visit(node: IConstruct): void {
    const direct = node.node.dependencies;
    if (direct.length === 0) return;
    const needed = new Set(direct.flatMap(resourcesIn).filter((resource) => sameStack(resource, node)));
    if (needed.size === 0) return;
    // Text, not references: cdktf numbers references through the whole process, and no two of them are equal.
    const addresses = [...needed].map((resource) => `${resource.terraformResourceType}.${resource.friendlyUniqueId}`);
    for (const resource of resourcesIn(node)) {
      // A construct that waits for a part of itself: the part waits for nothing.
      if (needed.has(resource)) continue;
      resource.dependsOn = [...new Set([...(resource.dependsOn ?? []), ...addresses])].sort();
    }
  }
}

function resourcesIn(construct: IConstruct): TerraformResource[] {
  return construct.node
    .findAll()
    .filter((child): child is TerraformResource => TerraformResource.isTerraformResource(child));
}

/** Between stacks the stack graph keeps the order; `depends_on` cannot cross a state. */
function sameStack(resource: TerraformResource, node: IConstruct): boolean {
  return TerraformStack.of(resource) === TerraformStack.of(node);
}
