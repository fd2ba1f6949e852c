import * as z from "zod";
import type { ComponentDescription } from "../../../../config/component-description";
import type { EksTarget } from "../../../../config/schema/eks/target";
import { AwsSite } from "../../../../constructs/aws/aws-site";
import { EdgeLayer } from "../../../../constructs/aws/edge/edge-layer";
import { awsStack } from "../../../support/aws-stack";
import { eksTarget } from "../../../support/eks-target";
import { resolvedEnvironment } from "../../../support/resolved-environment";
import type { Block, Template } from "../../../support/template";

/** The smallest edge: a domain. */
export const smallEdge = { domain: "gpu-dev.example.com" };

export const clients = { kind: "networks", cidrs: ["203.0.113.0/24"] } as const;

export const everybody = { kind: "everybody", reason: "people work from everywhere, and the API asks who they are" };

export const sshProxy = { image: "111122223333.dkr.ecr.us-east-2.amazonaws.com/gpu-dev/ssh-proxy:1.4" };

/** Somebody who has the host that CloudFront stands before. */
const owner: ComponentDescription = {
  id: "owner",
  summary: "Has a host.",
  layer: "apps",
  settings: z.object({}),
  hosts: () => [
    {
      setting: "host",
      host: "api.gpu-dev.example.com",
      exposure: { kind: "open", reason: "everybody may use it" },
      http: true,
    },
  ],
};

/** An EKS target whose edge has some fields more. */
export function edgeSite(edge: object = {}, environment: Readonly<Record<string, unknown>> = {}): AwsSite {
  const target = { ...eksTarget, edge: { ...smallEdge, ...edge } };
  const resolved = resolvedEnvironment({ ...environment, target, components: { owner: {} } }, [owner]);
  return new AwsSite(resolved, resolved.target as EksTarget);
}

/** Its edge stack. */
export function edgeStack(edge: object = {}, environment: Readonly<Record<string, unknown>> = {}): Template {
  const site = edgeSite(edge, environment);
  return awsStack(
    (stack) => {
      if (site.target.edge) new EdgeLayer(stack, "edge", site, site.target.edge);
    },
    { site, layer: "edge" },
  );
}

/** Resources of a type whose path in the construct tree holds a part. */
export function under(template: Template, type: string, part: string): readonly Block[] {
  return template.resources(type).filter((block) => String(block.at("//", "metadata", "path")).includes(part));
}

/** The only one of those. */
export function only(template: Template, type: string, part = ""): Block {
  const [block, ...others] = under(template, type, part);
  if (!block || others.length > 0) throw new Error(`${others.length + (block ? 1 : 0)} of ${type} under ${part}`);
  return block;
}
