import { block, onDemand, pools } from "./eks-pools";
import { type Refusal, text } from "./refusal";

export const eksCapacityBlockRefusals: readonly Refusal[] = [
  {
    title: "a capacity block without its end",
    given: pools({ gpu: { ...onDemand, capacity: { ...block, end: undefined } } }),
    message: text`
      lab: target.nodePools.gpu.capacity.end: is required
        allowed: a time in UTC, such as 2026-12-01T11:30:00Z
        do:      copy it from the reservation: capacity blocks end at 11:30 UTC`,
  },
  {
    title: "a day in place of a time",
    given: pools({ gpu: { ...onDemand, capacity: { ...block, end: "2026-12-04" } } }),
    message: text`
      lab: target.nodePools.gpu.capacity.end: has the wrong form
        found:   "2026-12-04"
        allowed: a time in UTC, such as 2026-12-01T11:30:00Z
        do:      copy it from the reservation: capacity blocks end at 11:30 UTC`,
  },
  {
    title: "a capacity block that is over",
    given: pools({
      gpu: { ...onDemand, capacity: { ...block, start: "2026-11-10T11:30:00Z", end: "2026-11-20T11:30:00Z" } },
    }),
    message: text`
      lab: target.nodePools.gpu.capacity.end: is over
        found:   "2026-11-20T11:30:00Z"
        do:      write the new end where the block was extended, name the next block, or set nodes to { min: 0, max: 0 }`,
  },
  {
    title: "a capacity block that is all but over",
    given: pools({ gpu: { ...onDemand, capacity: { ...block, end: "2026-11-21T12:30:00Z" } } }),
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: target.nodePools.gpu.capacity.end: is no time that a capacity block ends at
        found:   "2026-11-21T12:30:00Z"
        allowed: 11:30 UTC of some day
        do:      copy the time from the reservation: the drain before the end is reckoned from it

      lab: target.nodePools.gpu.capacity.end: is less than 40 minutes away, when the nodes are drained
        found:   "2026-11-21T12:30:00Z"
        do:      write the new end where the block was extended, name the next block, or set nodes to { min: 0, max: 0 }`,
  },
  {
    title: "a capacity block that ends before it begins",
    given: pools({ gpu: { ...onDemand, capacity: { ...block, end: "2026-11-19T11:30:00Z" } } }),
    message: text`
      lab: target.nodePools.gpu.capacity.end: is not after its start, 2026-11-20T11:30:00Z
        found:   "2026-11-19T11:30:00Z"
        do:      copy both times from the reservation`,
  },
  {
    title: "a capacity block that ends at another time of day",
    given: pools({ gpu: { ...onDemand, capacity: { ...block, end: "2026-12-04T23:59:00Z" } } }),
    message: text`
      lab: target.nodePools.gpu.capacity.end: is no time that a capacity block ends at
        found:   "2026-12-04T23:59:00Z"
        allowed: 11:30 UTC of some day
        do:      copy the time from the reservation: the drain before the end is reckoned from it`,
  },
  {
    title: "a capacity block that nobody could have bought yet",
    given: pools({
      gpu: { ...onDemand, capacity: { ...block, start: "2027-11-20T11:30:00Z", end: "2027-12-04T11:30:00Z" } },
    }),
    message: text`
      lab: target.nodePools.gpu.capacity.start: is more than 8 weeks away, and no block is sold so far ahead
        found:   "2027-11-20T11:30:00Z"
        do:      copy the time from the reservation`,
  },
  {
    title: "machines of a capacity block before it begins",
    given: pools({
      gpu: { ...onDemand, nodes: { min: 2, max: 2 }, capacity: { ...block, start: "2026-11-22T11:30:00Z" } },
    }),
    message: text`
      lab: target.nodePools.gpu.nodes.min: asks for machines before the block begins, 2026-11-22T11:30:00Z
        found:   2
        do:      set min to 0 until then`,
  },
  {
    title: "a capacity block of a machine that is not sold so",
    given: pools({ gpu: { ...onDemand, gpu: "l4", capacity: block } }),
    message: text`
      lab: target.nodePools.gpu.capacity.kind: is not sold of g6.12xlarge
        found:   "capacityBlock"
        allowed: capacity blocks of p4d.24xlarge, p5.48xlarge, p5e.48xlarge, p5en.48xlarge, p6-b200.48xlarge, p6-b300.48xlarge
        do:      an ordinary reservation is kind "reservation"`,
  },
  {
    title: "a capacity block of more machines than one has",
    given: pools({ gpu: { ...onDemand, capacity: { ...block, instances: 65 } } }),
    message: text`
      lab: target.nodePools.gpu.capacity.instances: is more than one capacity block has
        found:   65
        allowed: at most 64
        do:      make one pool for each block`,
  },
  {
    title: "a placement group in a capacity block",
    given: pools({ gpu: { ...onDemand, placement: "cluster", capacity: block } }),
    message: text`
      lab: target.nodePools.gpu.placement: is refused by AWS for capacity blocks
        found:   "cluster"
        do:      remove placement: the machines of a block lie close together anyway`,
  },
  {
    title: "more nodes than the capacity block has",
    given: pools({ gpu: { ...onDemand, group: "selfManaged", nodes: { min: 0, max: 5 }, capacity: block } }),
    message: text`
      lab: target.nodePools.gpu.nodes.max: is more than cr-0fedcba9876543210 reserves, 2, and the pool takes no other machines
        found:   5
        do:      lower max, or make a second pool with capacity onDemand`,
  },
  {
    title: "a capacity block in a zone of no subnet",
    given: pools({ gpu: { ...onDemand, capacity: { ...block, zone: "us-west-2a" } } }),
    message: text`
      lab: target.nodePools.gpu.capacity.zone: is a zone that the network has no private subnet in
        found:   "us-west-2a"
        allowed: us-east-2a, us-east-2b, us-east-2c
        do:      add the zone to target.network, at the end of the list`,
  },
  {
    title: "zones beside a capacity block",
    given: pools({ gpu: { ...onDemand, zones: ["us-east-2b"], capacity: block } }),
    message: text`
      lab: target.nodePools.gpu.zones: is set beside a reservation, which lies in us-east-2b
        found:   ["us-east-2b"]
        do:      remove zones: the pool has the reservation's`,
  },
  {
    title: "a capacity block with several machines",
    given: pools({
      gpu: { ...onDemand, gpu: "h200", machines: ["p5en.48xlarge", "p5e.48xlarge"], fabric: "none", capacity: block },
    }),
    message: text`
      lab: target.nodePools.gpu.machines: are several, and cr-0fedcba9876543210 reserves machines of one kind
        found:   ["p5en.48xlarge","p5e.48xlarge"]
        do:      name the machine that is reserved`,
  },
];
