/** CPU architecture, as the clouds spell it. */
export type Architecture = "x86_64" | "arm64";

/** One machine a cloud sells. */
export interface Machine {
  readonly cloud: "aws" | "gcp";
  /** Whole GPUs in one machine; 0 for a CPU machine. */
  readonly gpus: number;
  readonly vcpu: number;
  readonly ramGib: number;
  /** EFA network cards that a node pool attaches and a whole-host pod asks for: one number, so that both agree. */
  readonly efaCards: number;
  readonly architecture: Architecture;
}

const aws = (
  gpus: number,
  vcpu: number,
  ramGib: number,
  efaCards = 0,
  architecture: Architecture = "x86_64",
): Machine & { readonly cloud: "aws" } => ({
  cloud: "aws",
  gpus,
  vcpu,
  ramGib,
  efaCards,
  architecture,
});

const gcp = (
  gpus: number,
  vcpu: number,
  ramGib: number,
  architecture: Architecture = "x86_64",
): Machine & { readonly cloud: "gcp" } => ({
  cloud: "gcp",
  gpus,
  vcpu,
  ramGib,
  efaCards: 0,
  architecture,
});

/**
 * Every machine that the GPU catalogue or an environment names. Columns: GPUs, vCPU, RAM in GiB, EFA cards, architecture.
 * Amazon's rows: the fact sheet of gpu-dev, §2.5. Google's rows: the public machine-type pages of Compute Engine
 * (https://cloud.google.com/compute/docs/accelerator-optimized-machines); the sheet has none.
 */
export const machines = {
  "g4dn.12xlarge": aws(4, 48, 192),
  "g4dn.2xlarge": aws(1, 8, 32),
  "g6.12xlarge": aws(4, 48, 192, 1),
  "g5.12xlarge": aws(4, 48, 192, 1),
  "g7e.24xlarge": aws(4, 96, 1024, 2),
  "p4d.24xlarge": aws(8, 96, 1152, 4),
  "p5.48xlarge": aws(8, 192, 2048, 32),
  // The sheet gives h200 both 32 and 16 cards because it is two machines (§28.1 item 16). So cards belong to the
  // machine, and a pool that mixes both must be refused or take the smaller number.
  "p5e.48xlarge": aws(8, 192, 2048, 32),
  "p5en.48xlarge": aws(8, 192, 2048, 16),
  "p6-b200.48xlarge": aws(8, 192, 2048, 8),
  // The sheet has 8 cards for pods and 0 for nodes. 0 wins: with EFA every launch failed on the account's quota
  // (§28.1 item 17), and a pod that asks for cards no node has stays Pending. Raise this one number with the quota.
  "p6-b300.48xlarge": aws(8, 192, 2048, 0),
  // The sheet has 2 GPUs and 32 GiB; this size is sold with 1 GPU and 16 GiB (AWS Batch user guide, "GPU jobs").
  // A request sized by the sheet's numbers could never be scheduled.
  "g5g.2xlarge": aws(1, 8, 16, 0, "arm64"),
  "c7i.8xlarge": aws(0, 32, 64),
  "c7i.4xlarge": aws(0, 16, 32),
  "c7g.8xlarge": aws(0, 32, 64, 0, "arm64"),
  "c7g.4xlarge": aws(0, 16, 32, 0, "arm64"),
  "c6id.2xlarge": aws(0, 8, 16),
  // Machines of system and build pools. The first two: §5.3 and §5.4 of the sheet; the others, for environments that
  // need less: https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html
  "c5.4xlarge": aws(0, 16, 32),
  "m7i.48xlarge": aws(0, 192, 768),
  "m7i.4xlarge": aws(0, 16, 64),
  "m7i.2xlarge": aws(0, 8, 32),
  "m7g.4xlarge": aws(0, 16, 64, 0, "arm64"),

  /** With four T4 attached; N1 machines bring none themselves. */
  "n1-standard-32": gcp(4, 32, 120),
  "g2-standard-48": gcp(4, 48, 192),
  "g4-standard-192": gcp(4, 192, 720),
  "a2-highgpu-8g": gcp(8, 96, 680),
  "a3-highgpu-8g": gcp(8, 208, 1872),
  "a3-ultragpu-8g": gcp(8, 224, 2952),
  "a4-highgpu-8g": gcp(8, 224, 3968),
  "c4-highcpu-32": gcp(0, 32, 64),
  "c4a-highcpu-32": gcp(0, 32, 64, "arm64"),
} as const satisfies Record<string, Machine>;

export type MachineName = keyof typeof machines;

/** Machines that Amazon sells. */
export type AwsMachineName = {
  [Name in MachineName]: (typeof machines)[Name]["cloud"] extends "aws" ? Name : never;
}[MachineName];

/** hugepages-2Mi of a host with EFA cards, in MiB (§2.6). */
export const hugepagesPerHost = 5120;

/** What a machine's EFA cards ask of its pool and of a pod that takes the whole host. */
export interface FabricNeeds {
  readonly efaCards: number;
  /** A machine with several cards gets no public address, so its pool needs a private subnet with NAT (§28.1 item 20). */
  readonly publicAddress: boolean;
  /** hugepages-2Mi to reserve, in MiB; must be set before kubelet starts (§2.6, §28.1 item 19). */
  readonly hugepagesMib: number;
}

/** Derived, never declared: the fact sheet's §29 asks that EFA intent follows from the machine. */
export function fabricNeeds(name: MachineName): FabricNeeds {
  const { efaCards } = machines[name];
  return { efaCards, publicAddress: efaCards <= 1, hugepagesMib: efaCards > 0 ? hugepagesPerHost : 0 };
}
