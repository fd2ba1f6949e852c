import type { AwsMachineName } from "./machines";

/** What a machine of Amazon's has beside what every cloud tells of its machines. */
export interface AwsMachine {
  /**
   * Interface of the first network card of a machine with EFA. `efa`: both in one. `ena`: that card has no EFA, the
   * cards come after it. It decides the launch template's layout, not how many cards there are.
   */
  readonly firstCard: "efa" | "ena";
  /** NVMe disks of the machine's own, gone with it. */
  readonly localDisks: number;
  /** Whether capacity blocks are sold of it. */
  readonly capacityBlocks: boolean;
}

const machine = (localDisks: number, rest: Partial<AwsMachine> = {}): AwsMachine => ({
  firstCard: "efa",
  localDisks,
  capacityBlocks: false,
  ...rest,
});

const inBlocks = { capacityBlocks: true } as const;

/**
 * One row for each machine of Amazon's, so that a machine without one does not compile.
 * Local disks: https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html and co.html.
 * First cards: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-acc-inst-types.html.
 * Capacity blocks: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-blocks.html.
 */
export const awsMachines: Readonly<Record<AwsMachineName, AwsMachine>> = {
  "g4dn.12xlarge": machine(1),
  "g4dn.2xlarge": machine(1),
  "g6.12xlarge": machine(4),
  "g5.12xlarge": machine(1),
  "g7e.24xlarge": machine(2),
  "p4d.24xlarge": machine(8, inBlocks),
  "p5.48xlarge": machine(8, inBlocks),
  "p5e.48xlarge": machine(8, inBlocks),
  "p5en.48xlarge": machine(8, inBlocks),
  "p6-b200.48xlarge": machine(8, inBlocks),
  // 17 cards: the first is ENA alone, the 16 others have EFA. The catalogue still counts none of them: see there.
  "p6-b300.48xlarge": machine(8, { ...inBlocks, firstCard: "ena" }),
  "g5g.2xlarge": machine(0),
  "c7i.8xlarge": machine(0),
  "c7i.4xlarge": machine(0),
  "c7g.8xlarge": machine(0),
  "c7g.4xlarge": machine(0),
  "c6id.2xlarge": machine(1),
  "c5.4xlarge": machine(0),
  "m7i.48xlarge": machine(0),
  "m7i.4xlarge": machine(0),
  "m7i.2xlarge": machine(0),
  "m7g.4xlarge": machine(0),
};
