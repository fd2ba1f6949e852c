import { eksTarget } from "../../support/eks-target";
import { onDemand, pools, reservation, spot } from "./eks-pools";
import { type Refusal, text } from "./refusal";

export const eksCapacityRefusals: readonly Refusal[] = [
  {
    title: "spot machines for system pods",
    given: pools({ system: { ...eksTarget.nodePools.system, capacity: { kind: "spot" } } }),
    message: text`
      lab: target.nodePools.system.capacity: may be taken back with two minutes' notice, and the environment's own services run there
        found:   "spot"
        do:      set capacity to { kind: "onDemand" } where purpose is system`,
  },
  {
    title: "a spot pool that can have no machine",
    given: pools({ gpu: { ...spot, nodes: { min: 0, max: 0 } } }),
    message: text`
      lab: target.nodePools.gpu.nodes.max: keeps a spot pool from ever being scaled up
        found:   0
        allowed: 1 or more where capacity is spot
        do:      raise max; min 0 is what costs nothing`,
  },
  {
    title: "a price for spot machines of a managed group",
    given: pools({ gpu: { ...spot, capacity: { kind: "spot", maxPrice: 20 } } }),
    message: text`
      lab: target.nodePools.gpu.capacity.maxPrice: is nothing that a managed group of EKS takes
        found:   20
        do:      remove it, or set group to "selfManaged"`,
  },
  {
    title: "a price for on-demand machines",
    given: pools({ gpu: { ...onDemand, capacity: { kind: "onDemand", maxPrice: 20 } } }),
    message: text`
      lab: target.nodePools.gpu.capacity.maxPrice: is not a known setting
        found:   20
        allowed: kind
        do:      it is a setting of kind spot: change kind, or remove it`,
  },
  {
    title: "a reservation that is spot as well",
    given: pools({ gpu: { ...onDemand, capacity: { ...reservation, kind: "spot" } } }),
    message: text`
      3 problems in 1 environment; nothing was written.

      lab: target.nodePools.gpu.capacity.id: is not a known setting
        found:   "cr-0123456789abcdef0"
        allowed: kind, maxPrice
        do:      it is a setting of kind reservation and capacityBlock: change kind, or remove it

      lab: target.nodePools.gpu.capacity.zone: is not a known setting
        found:   "us-east-2b"
        allowed: kind, maxPrice
        do:      it is a setting of kind reservation and capacityBlock: change kind, or remove it

      lab: target.nodePools.gpu.capacity.instances: is not a known setting
        found:   2
        allowed: kind, maxPrice
        do:      it is a setting of kind reservation and capacityBlock: change kind, or remove it`,
  },
  {
    title: "a reservation without its zone",
    given: pools({ gpu: { ...onDemand, capacity: { kind: "reservation", id: reservation.id, instances: 2 } } }),
    message: text`
      lab: target.nodePools.gpu.capacity.zone: is required
        allowed: an availability zone, such as us-east-2a
        do:      write the region and one letter; Local Zones cannot carry a cluster`,
  },
  {
    title: "a name in place of a reservation's id",
    given: pools({ gpu: { ...onDemand, capacity: { ...reservation, id: "my-h100s" } } }),
    message: text`
      lab: target.nodePools.gpu.capacity.id: has the wrong form
        found:   "my-h100s"
        allowed: the id of a capacity reservation, such as cr-0123456789abcdef0
        do:      \`aws ec2 describe-capacity-reservations\` prints the ids`,
  },
  {
    title: "a reservation of several machines",
    given: pools({
      gpu: {
        ...onDemand,
        gpu: "h200",
        machines: ["p5e.48xlarge", "p5en.48xlarge"],
        fabric: "none",
        capacity: reservation,
      },
    }),
    message: text`
      lab: target.nodePools.gpu.machines: are several, and cr-0123456789abcdef0 reserves machines of one kind
        found:   ["p5e.48xlarge","p5en.48xlarge"]
        do:      name the machine that is reserved`,
  },
  {
    title: "zones beside a reservation",
    given: pools({ gpu: { ...onDemand, zones: ["us-east-2a"], capacity: reservation } }),
    message: text`
      lab: target.nodePools.gpu.zones: is set beside a reservation, which lies in us-east-2b
        found:   ["us-east-2a"]
        do:      remove zones: the pool has the reservation's`,
  },
  {
    title: "a reservation in a zone of no subnet",
    given: pools({ gpu: { ...onDemand, capacity: { ...reservation, zone: "us-east-2d" } } }),
    message: text`
      lab: target.nodePools.gpu.capacity.zone: is a zone that the network has no private subnet in
        found:   "us-east-2d"
        allowed: us-east-2a, us-east-2b, us-east-2c
        do:      add the zone to target.network, at the end of the list`,
  },
  {
    title: "more nodes than are reserved",
    given: pools({ gpu: { ...onDemand, nodes: { min: 0, max: 3 }, capacity: reservation } }),
    message: text`
      lab: target.nodePools.gpu.nodes.max: is more than cr-0123456789abcdef0 reserves, 2, and the pool takes no other machines
        found:   3
        do:      lower max, or make a second pool with capacity onDemand`,
  },
  {
    title: "a reservation that two pools use up together",
    given: pools({
      one: { ...onDemand, capacity: reservation },
      two: { ...onDemand, nodes: { min: 0, max: 1 }, capacity: reservation },
    }),
    message: text`
      lab: target.nodePools.two.nodes.max: makes 3 machines of cr-0123456789abcdef0 in the pools one, two, and 2 are reserved
        found:   1
        do:      lower the sizes until together they fit`,
  },
  {
    title: "a reservation that two pools say different things of",
    given: pools({
      one: { ...onDemand, nodes: { min: 0, max: 1 }, capacity: reservation },
      two: { ...onDemand, nodes: { min: 0, max: 1 }, capacity: { ...reservation, instances: 4 } },
    }),
    message: text`
      lab: target.nodePools.two.capacity: says other things of the reservation than target.nodePools.one does
        found:   "cr-0123456789abcdef0"
        do:      a reservation has one kind, zone, number and machine: copy them from \`aws ec2 describe-capacity-reservations\``,
  },
  {
    title: "a placement group that a reservation was not made in",
    given: pools({ gpu: { ...onDemand, placement: "cluster", capacity: reservation } }),
    message: text`
      lab: target.nodePools.gpu.placement: asks for a placement group that the reservation was not made in, so no machine would ever start
        found:   "cluster"
        do:      remove placement, and name the group that the reservation was made in as capacity.placementGroup`,
  },
  {
    title: "another placement group than the reservation's",
    given: pools({
      gpu: { ...onDemand, placement: "cluster", capacity: { ...reservation, placementGroup: "theirs" } },
    }),
    message: text`
      lab: target.nodePools.gpu.placement: asks for a placement group that the reservation was not made in, so no machine would ever start
        found:   "cluster"
        do:      remove placement, and name the group that the reservation was made in as capacity.placementGroup`,
  },
  {
    title: "a quota that counts no nodes",
    given: { target: { ...eksTarget, quotas: { "L-0263D0A3": 5 } } },
    message: text`
      lab: target.quotas.L-0263D0A3: is a code of no quota that counts vCPUs of nodes
        found:   5
        allowed: L-1216C47A (Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances), L-DB2E81BA (Running On-Demand G and VT instances), L-417A185B (Running On-Demand P instances), L-34B43A08 (All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests), L-3819A6DF (All G and VT Spot Instance Requests), L-7212CCBC (All P4, P3 and P2 Spot Instance Requests), L-C4BD4855 (All P5 Spot Instance Requests)
        do:      remove it: nothing would be checked by it`,
  },
  {
    title: "more GPU machines than the quota lets run",
    given: pools({ one: onDemand, two: { ...onDemand, capacity: reservation } }, { quotas: { "L-417A185B": 600 } }),
    message: text`
      lab: target.quotas.L-417A185B: is less than the 768 vCPUs that the pools may ask for: one 384, two 384
        found:   600
        do:      have "Running On-Demand P instances" raised, or lower nodes.max`,
  },
  {
    title: "more spot machines than the quota lets run",
    given: pools({ gpu: spot }, { quotas: { "L-C4BD4855": 192 } }),
    message: text`
      lab: target.quotas.L-C4BD4855: is less than the 384 vCPUs that the pools may ask for: gpu 384
        found:   192
        do:      have "All P5 Spot Instance Requests" raised, or lower nodes.max`,
  },
  {
    title: "more CPU machines than the quota lets run",
    given: pools({}, { quotas: { "L-1216C47A": 32, "L-DB2E81BA": 0 } }),
    message: text`
      lab: target.quotas.L-1216C47A: is less than the 64 vCPUs that the pools may ask for: system 64
        found:   32
        do:      have "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances" raised, or lower nodes.max`,
  },
];
