import { type App, TerraformResource, TerraformStack } from "cdktf";
import { statefulKey } from "../../constructs/core/protect";

/** Terraform addresses of everything that holds data, by stack. */
export type StatefulAddresses = Readonly<Record<string, readonly string[]>>;

/** What `protect` marked in each stack of an app. */
export function statefulAddresses(app: App): StatefulAddresses {
  const stacks = app.node.children.filter((child): child is TerraformStack => TerraformStack.isStack(child));
  return Object.fromEntries(
    stacks.flatMap((stack) => {
      const marked = stack.node
        .findAll()
        .filter((construct) => construct.node.metadata.some(({ type }) => type === statefulKey));
      const addresses = marked
        .filter((construct): construct is TerraformResource => TerraformResource.isTerraformResource(construct))
        .map((resource) => `${resource.terraformResourceType}.${resource.friendlyUniqueId}`);
      return addresses.length > 0 ? [[stack.node.id, addresses.sort()]] : [];
    }),
  );
}

/** What differs between the committed list and what is synthesized, each with what to do. */
export function addressProblems(committed: StatefulAddresses, found: StatefulAddresses): readonly string[] {
  return [...new Set([...Object.keys(committed), ...Object.keys(found)])].sort().flatMap((stack) => {
    const [before, after] = [committed[stack] ?? [], found[stack] ?? []];
    const gone = before.filter((address) => !after.includes(address));
    const come = after.filter((address) => !before.includes(address));
    return [
      ...gone.map(
        (address) =>
          `${stack}: ${address} is gone, and Terraform would destroy it with its data. ` +
          "If a construct was renamed or moved, give it its old id and place back. " +
          "If the data is really to go, back it up and strike the line from stateful-addresses.json.",
      ),
      ...come.map(
        (address) =>
          `${stack}: ${address} is new and holds data. If nothing else of this stack is gone, add the line to stateful-addresses.json; ` +
          "otherwise it may be what is gone under a new name.",
      ),
    ];
  });
}
