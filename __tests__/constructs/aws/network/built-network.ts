import { Network } from "../../../../constructs/aws/network/network";
import { awsStack } from "../../../support/aws-stack";
import { eksSite } from "../../../support/eks-target";
import type { Block, Template } from "../../../support/template";

/** The network layer of the sample environment in some zones of us-east-2, some fields of its network changed. */
export function builtNetwork(changes: object = {}, zones: readonly string[] = ["a", "b", "c"]): Template {
  const network = { kind: "new", zones: zones.map((letter) => `us-east-2${letter}`), ...changes };
  return awsStack((stack, site) => new Network(stack, "network", site), { site: eksSite({ network }) });
}

/** The resource of a type with that tag Name. */
export function tagged(template: Template, type: string, name: string): Block {
  const [found, ...more] = template.resources(type).filter((block) => block.at("tags", "Name") === name);
  if (!found || more.length > 0) throw new Error(`${found ? "several" : "none"} of ${type} tagged ${name}`);
  return found;
}

/** How another resource refers to an attribute of this one. */
export function reference(block: Block, attribute = "id"): string {
  return `\${${block.address}.${attribute}}`;
}
