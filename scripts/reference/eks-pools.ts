import { type EksStacks, nameOf, type RenderedResource } from "./eks-stacks";

/** A node pool as its group and its launch template say it. */
export interface RenderedPool {
  readonly name: string;
  readonly group: string;
  readonly machines: string;
  readonly capacity: string;
  readonly nodes: string;
  readonly zones: readonly string[];
  readonly gpu: string;
  /** Network cards of a machine: EFA ones, or none. */
  readonly fabric: string;
  readonly disk: string;
}

type Body = Readonly<Record<string, unknown>>;

/** Every node pool of an environment: managed node groups, and Auto Scaling groups of its own. */
export function renderedPools(stacks: EksStacks): readonly RenderedPool[] {
  const managed = stacks.resources("aws_eks_node_group").map((group) => {
    const { scaling_config, instance_types, capacity_type, labels, node_group_name } = group.body as {
      readonly scaling_config?: { readonly min_size: number; readonly max_size: number };
      readonly instance_types?: readonly string[];
      readonly capacity_type?: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly node_group_name?: string;
    };
    return pool(stacks, group, {
      name: labels?.["gantry.dev/pool"] ?? node_group_name ?? "",
      group: "managed",
      machines: instance_types ?? [],
      bounds: [scaling_config?.min_size, scaling_config?.max_size],
      spot: capacity_type === "SPOT",
      subnets: group.body.subnet_ids,
      gpu: labels?.GpuType,
    });
  });
  const own = stacks.resources("aws_autoscaling_group").map((group) => {
    const { name, min_size, max_size, tag } = group.body as {
      readonly name: string;
      readonly min_size: number;
      readonly max_size: number;
      readonly tag?: readonly { readonly key: string; readonly value: string }[];
    };
    const tagged = (key: string) => tag?.find((each) => each.key === key)?.value;
    return pool(stacks, group, {
      name: tagged("gantry.dev/pool") ?? name,
      group: name,
      machines: [],
      bounds: [min_size, max_size],
      spot: false,
      subnets: group.body.vpc_zone_identifier,
      gpu: tagged("GpuType"),
    });
  });
  return [...managed, ...own].sort((one, other) => (one.name < other.name ? -1 : 1));
}

interface PoolFacts {
  readonly name: string;
  readonly group: string;
  readonly machines: readonly string[];
  readonly bounds: readonly (number | undefined)[];
  readonly spot: boolean;
  readonly subnets: unknown;
  readonly gpu: string | undefined;
}

function pool(stacks: EksStacks, group: RenderedResource, facts: PoolFacts): RenderedPool {
  const mixed = first((group.body.mixed_instances_policy as Body | undefined)?.launch_template);
  const template = stacks.referred(group, JSON.stringify(group.body.launch_template ?? mixed ?? ""))?.body ?? {};
  const cards = ((template.network_interfaces ?? []) as readonly Body[]).filter(({ interface_type }) =>
    String(interface_type).startsWith("efa"),
  );
  const overrides = ((mixed?.override ?? []) as readonly Body[]).map(({ instance_type }) => String(instance_type));
  const machines = [facts.machines, overrides, [String(template.instance_type ?? "")]].find(([some]) => some) ?? [];
  const ebs = first((template.block_device_mappings as readonly Body[] | undefined)?.[0]?.ebs);
  const [min, max] = facts.bounds;
  return {
    name: facts.name,
    group: facts.group,
    machines: machines.join(", "),
    capacity: capacityOf(template, facts.spot),
    nodes: min === max ? String(min) : `${min}–${max}`,
    zones: stacks.zones(group, facts.subnets),
    gpu: facts.gpu ?? "",
    fabric: cards.length > 0 ? `${cards.length} EFA` : "",
    disk: ebs ? `${ebs.volume_size} GiB` : "",
  };
}

function capacityOf(template: Body, spot: boolean): string {
  const market = first(template.instance_market_options)?.market_type;
  const reservation = first(
    first(template.capacity_reservation_specification)?.capacity_reservation_target,
  )?.capacity_reservation_id;
  if (market === "capacity-block") return `capacity block ${reservation}`;
  if (reservation) return `reservation ${reservation}`;
  return spot || market === "spot" ? "spot" : "on demand";
}

/** A block, whether it is rendered alone or as a list of one. */
function first(value: unknown): Body | undefined {
  return (Array.isArray(value) ? value[0] : value) as Body | undefined;
}

/** Name of a security group that an expression of a rule refers to. */
export function peerName(stacks: EksStacks, rule: RenderedResource, expression: unknown): string {
  const found = stacks.referred(rule, expression);
  if (found?.type.includes("eks_cluster")) return "security group that EKS makes for the cluster";
  return nameOf(found) ?? String(expression);
}
