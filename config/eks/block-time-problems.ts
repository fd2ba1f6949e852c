import type { Fault } from "../fault";
import type { Capacity } from "../schema/eks/capacity";
import type { EksNodePool } from "../schema/eks/node-pool";
import { drainMinutes } from "./drain-minutes";

type Block = Extract<Capacity, { readonly kind: "capacityBlock" }>;

const minute = 60_000;
const week = 7 * 24 * 60 * minute;

/** How far ahead a block can be bought, and when all of them end. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-blocks.html */
const farthestStartWeeks = 8;
const endOfDay = "11:30";

/** What is wrong with the times of a capacity block, at a moment. */
export function blockTimeProblems(path: string, nodes: EksNodePool["nodes"], block: Block, now: Date): Fault[] {
  const [start, end] = [new Date(block.start), new Date(block.end)];
  if (end <= start) {
    return [
      {
        path: `${path}.capacity.end`,
        found: block.end,
        message: `is not after its start, ${block.start}`,
        hint: "copy both times from the reservation",
      },
    ];
  }
  const faults: Fault[] = [];
  if (end.toISOString().slice(11, 16) !== endOfDay || end.getTime() % minute !== 0) {
    faults.push({
      path: `${path}.capacity.end`,
      found: block.end,
      message: `is no time that a capacity block ends at`,
      allowed: `${endOfDay} UTC of some day`,
      hint: "copy the time from the reservation: the drain before the end is reckoned from it",
    });
  }
  // A pool whose block is over may stay with nothing in it, so that its name and its place are kept for the next one.
  if (nodes.max > 0 && now.getTime() >= end.getTime() - drainMinutes * minute) {
    faults.push({
      path: `${path}.capacity.end`,
      found: block.end,
      message: now >= end ? "is over" : `is less than ${drainMinutes} minutes away, when the nodes are drained`,
      hint: "write the new end where the block was extended, name the next block, or set nodes to { min: 0, max: 0 }",
    });
  }
  if (start.getTime() > now.getTime() + farthestStartWeeks * week) {
    faults.push({
      path: `${path}.capacity.start`,
      found: block.start,
      message: `is more than ${farthestStartWeeks} weeks away, and no block is sold so far ahead`,
      hint: "copy the time from the reservation",
    });
  }
  if (start > now && nodes.min > 0) {
    faults.push({
      path: `${path}.nodes.min`,
      found: nodes.min,
      message: `asks for machines before the block begins, ${block.start}`,
      hint: "set min to 0 until then",
    });
  }
  return faults;
}
