import { labelPrefix } from "../../../config/naming";
import { attribute } from "../attribute";
import type { Attributes } from "../attributes";
import type { Finding } from "../finding";
import { flag } from "../flag";
import { isExpression } from "../is-expression";
import { nestedBlocks } from "../nested-blocks";
import { outcome } from "../outcome";
import type { PolicyRule } from "../policy-rule";

/** What each kind of resource lets in; nothing where it lets in nobody from the internet. */
const checks: Readonly<Record<string, (body: Attributes) => readonly Finding[]>> = {
  kubernetes_service: serviceFindings,
  kubernetes_service_v1: serviceFindings,
  aws_security_group: (body) => groupFindings(body),
  aws_default_security_group: (body) => groupFindings(body),
  aws_security_group_rule: (body) => (body.type === "egress" ? [] : awsRuleFindings(body)),
  aws_vpc_security_group_ingress_rule: (body) => sourceFindings([body.cidr_ipv4, body.cidr_ipv6]),
  aws_eks_cluster: ({ vpc_config }) => eksFindings(vpc_config),
  google_compute_firewall: firewallFindings,
};

export const publicExposure: PolicyRule = {
  id: "public-exposure",
  summary: "Whatever the internet can reach lists the networks that may connect.",
  remedy:
    'list your offices and VPNs; if everybody may connect, the exposure setting { kind: "open", reason } says so, and elsewhere an acknowledgement does',
  appliesTo: ({ section, type }) => section === "resource" && type in checks,
  check: ({ type, body }) => checks[type]?.(body) ?? [],
};

function serviceFindings(body: Attributes): readonly Finding[] {
  const type = attribute(body, "spec", "type");
  if (isExpression(type)) return [outcome.unknown("spec.type", type)];
  if (type !== "LoadBalancer") return [];
  // A load balancer is public unless it says otherwise: that is what clouds make of a Service that says nothing.
  const reach = attribute(body, "metadata", "annotations", `${labelPrefix}/reach`);
  if (isExpression(reach)) return [outcome.unknown(`annotation ${labelPrefix}/reach`, reach)];
  if (reach === "internal") return [];
  const ranges = attribute(body, "spec", "load_balancer_source_ranges");
  if (ranges === undefined || (Array.isArray(ranges) && ranges.length === 0)) {
    return [
      outcome.fail(
        "the load balancer takes connections from the whole internet: it has no load_balancer_source_ranges",
      ),
    ];
  }
  return sourceFindings([ranges]);
}

function groupFindings(body: Attributes): readonly Finding[] {
  const { blocks, expression } = nestedBlocks(body, "ingress");
  return [...(expression ? [outcome.unknown("ingress", expression)] : []), ...blocks.flatMap(awsRuleFindings)];
}

function awsRuleFindings({ cidr_blocks, ipv6_cidr_blocks }: Attributes): readonly Finding[] {
  return sourceFindings([cidr_blocks, ipv6_cidr_blocks]);
}

function eksFindings(config: unknown): readonly Finding[] {
  // Both defaults are AWS's own: an endpoint on the internet, open to everybody.
  const access = attribute(config, "endpoint_public_access");
  if (isExpression(access)) return [outcome.unknown("vpc_config.endpoint_public_access", access)];
  return flag(access) === false ? [] : sourceFindings([attribute(config, "public_access_cidrs") ?? ["0.0.0.0/0"]]);
}

function firewallFindings(body: Attributes): readonly Finding[] {
  if (body.direction === "EGRESS" || nestedBlocks(body, "allow").blocks.length === 0) return [];
  const narrowed = body.source_tags ?? body.source_service_accounts;
  // Google reads a rule without any source as one for everybody.
  return sourceFindings([body.source_ranges ?? (narrowed === undefined ? ["0.0.0.0/0"] : [])]);
}

function sourceFindings(sources: readonly unknown[]): readonly Finding[] {
  return sources.flat().flatMap((source) => {
    if (isExpression(source)) return [outcome.unknown("a network that may connect", source)];
    if (typeof source !== "string" || !nearlyEverybody(source)) return [];
    return [outcome.fail(`${source} lets the whole internet connect`, source)];
  });
}

/** Half the internet twice is the same as all of it once. */
function nearlyEverybody(cidr: string): boolean {
  const prefix = /\/(\d+)$/.exec(cidr)?.[1];
  return prefix !== undefined && Number(prefix) <= 1;
}
