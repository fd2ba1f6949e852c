import { type RenderedPool, renderedPools } from "./eks-pools";
import { type EksStacks, nameOf, type RenderedResource, texts } from "./eks-stacks";

/** Network of an environment on EKS as a Mermaid drawing; nothing where the network layer makes none. */
export function eksDiagram(stacks: EksStacks): string {
  const [vpc] = stacks.resources("aws_vpc");
  if (!vpc) return "";
  const more = stacks.resources("aws_vpc_ipv4_cidr_block_association").map(({ body }) => String(body.cidr_block));
  const networks = [String(vpc.body.cidr_block), ...more].join(" + ");
  const lines = [
    "flowchart TB",
    `  internet(["Internet"])`,
    ...outside(stacks),
    `  subgraph vpc["VPC ${nameOf(vpc)}: ${networks}"]`,
    ...indented(doors(stacks)),
    ...indented(zones(stacks).flatMap((zone) => zoneLines(stacks, zone))),
    ...indented(inside(stacks)),
    "  end",
    ...arrows(stacks),
  ];
  return ["```mermaid", ...lines, "```"].join("\n");
}

function zones(stacks: EksStacks): readonly string[] {
  const found = stacks.resources("aws_subnet").map(({ body }) => String(body.availability_zone));
  return [...new Set(found)].sort();
}

function zoneLines(stacks: EksStacks, zone: string): readonly string[] {
  const letter = zone.slice(-1);
  const subnets = stacks.resources("aws_subnet").filter(({ body }) => body.availability_zone === zone);
  const boxes = subnets.map((subnet) => {
    const gateway = natIn(stacks, subnet) ? "<br>NAT gateway" : "";
    return `  ${boxOf(stacks, subnet)}["${kindOf(stacks, subnet)}<br>${subnet.body.cidr_block}${gateway}"]`;
  });
  const machines = machineLines(poolsIn(stacks, zone));
  const pools = machines.length > 0 ? [`  pools_${letter}["${machines.join("<br>")}"]`] : [];
  return [`subgraph zone_${letter}["${zone}"]`, ...boxes, ...pools, "end"];
}

function poolsIn(stacks: EksStacks, zone: string): readonly RenderedPool[] {
  return renderedPools(stacks).filter((pool) => pool.zones.includes(zone));
}

/** One line for each kind of machine: `p5.48xlarge: h100-cr0, h100-cr1`. */
function machineLines(pools: readonly RenderedPool[]): readonly string[] {
  const kinds = [...new Set(pools.map(({ machines }) => machines))];
  return kinds.map((kind) => {
    const names = pools.filter(({ machines }) => machines === kind).map(({ name, nodes }) => `${name} (${nodes})`);
    return `${kind}: ${names.join(", ")}`;
  });
}

/** What traffic comes through, from the outside in. */
function outside(stacks: EksStacks): readonly string[] {
  const hosts = stacks.resources("aws_cloudfront_distribution").flatMap(({ body }) => texts(body.aliases));
  return hosts.length > 0 ? [`  cdn["CloudFront<br>${hosts.join("<br>")}"]`] : [];
}

/** Load balancers that face the internet, one by one, and all others in one box, by what stands behind them. */
function doors(stacks: EksStacks): readonly string[] {
  const behind = stacks
    .resources("aws_lb")
    .filter(isInternal)
    .map(({ path }) => path.replace(/\/(service\/)?exposure\/.*$/, ""));
  const boxes = openDoors(stacks).map((balancer, position) => {
    const kind = balancer.body.load_balancer_type === "network" ? "NLB" : "ALB";
    return `lb_${position}["${kind} ${nameOf(balancer)}"]`;
  });
  return [...boxes, ...(behind.length > 0 ? [`internal["Internal NLBs<br>${behind.sort().join("<br>")}"]`] : [])];
}

function openDoors(stacks: EksStacks): readonly RenderedResource[] {
  return stacks.resources("aws_lb").filter((balancer) => !isInternal(balancer));
}

function inside(stacks: EksStacks): readonly string[] {
  const [cluster] = stacks.resources("aws_eks_cluster");
  const access = cluster?.body.vpc_config as { readonly endpoint_public_access?: boolean } | undefined;
  const reach = access?.endpoint_public_access ? "public and private endpoint" : "private endpoint";
  const services = stacks
    .resources("aws_vpc_endpoint")
    .map(({ body }) => String(body.service_name).replace(/^com\.amazonaws\.[a-z0-9-]+\./, ""));
  const files = stacks.resources("aws_efs_file_system").map((system) => nameOf(system) ?? "");
  const proxies = stacks.resources("aws_ecs_service").map(({ body }) => `${body.name}: ${body.desired_count} tasks`);
  return [
    ...(cluster ? [`api["EKS ${nameOf(cluster)} ${cluster.body.version}<br>${reach}"]`] : []),
    ...(proxies.length > 0 ? [`proxies["ECS Fargate<br>${proxies.join("<br>")}"]`] : []),
    ...(files.length > 0 ? [`files[("EFS<br>${files.join("<br>")}")]`] : []),
    ...(services.length > 0 ? [`endpoints["VPC endpoints<br>${services.sort().join("<br>")}"]`] : []),
  ];
}

function arrows(stacks: EksStacks): readonly string[] {
  const has = (type: string) => stacks.resources(type).length > 0;
  const cdn = has("aws_cloudfront_distribution");
  const pools = zones(stacks)
    .filter((zone) => poolsIn(stacks, zone).length > 0)
    .map((zone) => `pools_${zone.slice(-1)}`);
  const all = pools.join(" & ");
  const doors = openDoors(stacks).flatMap((balancer, position) => {
    const before = cdn && balancer.body.load_balancer_type !== "network" ? "cdn" : "internet";
    const proxied = has("aws_ecs_service") && balancer.layer === "edge" ? [`lb_${position} --> proxies`] : [];
    return [`${before} --> lb_${position}`, `lb_${position} --> ${all}`, ...proxied];
  });
  return [
    ...(cdn ? ["internet --> cdn"] : []),
    ...doors,
    ...(has("aws_ecs_service") ? [`proxies --> ${all}`] : []),
    ...natArrows(stacks),
    ...(stacks.resources("aws_lb").some(isInternal) ? [`${all} <--> internal`] : []),
    ...(has("aws_efs_file_system") ? [`${all} --> files`] : []),
    ...(has("aws_vpc_endpoint") ? [`${all} --> endpoints`] : []),
    ...(has("aws_eks_cluster") ? [`${all} <--> api`] : []),
  ].map((line) => `  ${line}`);
}

/** From a subnet to the one whose NAT gateway its routes lead to, and from there out. */
function natArrows(stacks: EksStacks): readonly string[] {
  const routes = stacks.resources("aws_route").filter(({ body }) => body.nat_gateway_id !== undefined);
  const inner = routes.flatMap((route) => {
    const table = stacks.referred(route, route.body.route_table_id);
    const gateway = stacks.referred(route, route.body.nat_gateway_id);
    const exit = gateway && stacks.referred(gateway, gateway.body.subnet_id);
    if (!table || !exit) return [];
    return stacks
      .resources("aws_route_table_association")
      .filter((association) => stacks.referred(association, association.body.route_table_id) === table)
      .flatMap((association) => stacks.referred(association, association.body.subnet_id) ?? [])
      .map((subnet) => `${boxOf(stacks, subnet)} --> ${boxOf(stacks, exit)}`);
  });
  const exits = stacks.resources("aws_subnet").filter((subnet) => natIn(stacks, subnet));
  return [...inner, ...exits.map((subnet) => `${boxOf(stacks, subnet)} --> internet`)];
}

function natIn(stacks: EksStacks, subnet: RenderedResource): boolean {
  return stacks
    .resources("aws_nat_gateway")
    .some((gateway) => stacks.referred(gateway, gateway.body.subnet_id) === subnet);
}

/** `nodes` of `<environment>-nodes-us-east-2a`. */
function kindOf({ environment }: EksStacks, subnet: RenderedResource): string {
  return (nameOf(subnet) ?? "").slice(environment.length + 1).replace(`-${subnet.body.availability_zone}`, "");
}

function boxOf(stacks: EksStacks, subnet: RenderedResource): string {
  return `${kindOf(stacks, subnet)}_${String(subnet.body.availability_zone).slice(-1)}`.replaceAll("-", "_");
}

function isInternal({ body }: RenderedResource): boolean {
  return body.internal === true || body.internal === "true";
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`);
}
