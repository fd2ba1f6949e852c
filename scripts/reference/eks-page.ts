import { eksDiagram } from "./eks-diagram";
import { peerName, renderedPools } from "./eks-pools";
import { type EksStacks, type RenderedResource, texts } from "./eks-stacks";
import { table } from "./markdown";

/** docs/environments/<name>.md of an environment on EKS, whole. */
export function eksPage(stacks: EksStacks): string {
  const diagram = eksDiagram(stacks);
  const parts = [
    `# ${stacks.environment}`,
    "<!-- Written by `npm run docs` from the synthesized stacks; a test compares the two. Edit the environment. -->",
    ...(diagram ? ["## Network", diagram] : []),
    "## Stacks",
    "From the bottom up; they are deployed in this order and destroyed in the reverse.",
    stackTable(stacks),
    "## Node pools",
    poolTable(stacks),
    "## Who may connect to whom",
    "Rules of security groups. Inside the cluster, network policies narrow what they let through.",
    flowTable(stacks),
  ];
  return `${parts.join("\n\n")}\n`;
}

function stackTable(stacks: EksStacks): string {
  return table(
    ["Stack", "Resources", "Of these"],
    stacks.layers.map((layer) => {
      const resources = stacks.resources(undefined, layer);
      const counts = new Map<string, number>();
      for (const { type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1);
      const most = [...counts].sort(([one, more], [other, less]) => less - more || (one < other ? -1 : 1)).slice(0, 4);
      return [
        `\`${stacks.environment}-${layer}\``,
        String(resources.length),
        most.map(([type, count]) => `${count} \`${type}\``).join(", "),
      ];
    }),
  );
}

function poolTable(stacks: EksStacks): string {
  return table(
    ["Pool", "GPU", "Machines", "Nodes", "Capacity", "Zones", "Fabric", "Disk", "Group"],
    renderedPools(stacks).map(({ name, gpu, machines, nodes, capacity, zones, fabric, disk, group }) => [
      `\`${name}\``,
      gpu,
      machines,
      nodes,
      capacity,
      zones.join(", "),
      fabric,
      disk,
      group === "managed" ? group : `\`${group}\``,
    ]),
  );
}

function flowTable(stacks: EksStacks): string {
  const rows = [
    ...stacks.resources("aws_vpc_security_group_ingress_rule").map((rule) => flow(stacks, rule, "in")),
    ...stacks.resources("aws_vpc_security_group_egress_rule").map((rule) => flow(stacks, rule, "out")),
  ];
  return table(["Group", "", "Other end", "Protocol", "Ports", "Why"], rows);
}

function flow(stacks: EksStacks, rule: RenderedResource, direction: "in" | "out"): readonly string[] {
  const { security_group_id, referenced_security_group_id, ip_protocol, from_port, to_port, description } = rule.body;
  const group = peerName(stacks, rule, security_group_id);
  const peer = referenced_security_group_id
    ? code(peerName(stacks, rule, referenced_security_group_id))
    : [rule.body.cidr_ipv4, rule.body.cidr_ipv6].flatMap(texts).map(code).join(", ") || prefixList(stacks, rule);
  const every = ip_protocol === "-1";
  const ports = from_port === to_port ? String(from_port ?? "") : `${from_port}–${to_port}`;
  return [
    code(group),
    direction === "in" ? "in from" : "out to",
    peer,
    every ? "all" : String(ip_protocol),
    every ? "all" : ports,
    String(description ?? ""),
  ];
}

function prefixList(stacks: EksStacks, rule: RenderedResource): string {
  const list = stacks.referred(rule, rule.body.prefix_list_id);
  return code(String(list?.body.name ?? rule.body.prefix_list_id ?? ""));
}

function code(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}
