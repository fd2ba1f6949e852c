import { dependable, type IAspect, TerraformResource, TerraformStack } from "cdktf";
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
    const needed = direct.flatMap((dependency) => resourcesIn(dependency)).filter((resource) => sameStack(resource, node));
    for (const resource of resourcesIn(node)) {
      const references = needed.filter((other) => other !== resource).map((other) => dependable(other));
      resource.dependsOn = [...new Set([...(resource.dependsOn ?? []), ...references])].sort();
    }
  }
}

function resourcesIn(construct: IConstruct): TerraformResource[] {
  return construct.node.findAll().filter((child): child is TerraformResource => TerraformResource.isTerraformResource(child));
}

/** Between stacks the stack graph keeps the order; `depends_on` cannot cross a state. */
function sameStack(resource: TerraformResource, node: IConstruct): boolean {
  return TerraformStack.of(resource) === TerraformStack.of(node);
}
