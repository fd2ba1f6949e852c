import type { AwsMachineName } from "../machines";

interface Quota {
  /** As the console calls it. */
  readonly name: string;
  readonly market: "onDemand" | "spot";
  /** How the machines that it counts begin. */
  readonly machines: RegExp;
}

/**
 * Quotas of EC2 that count vCPUs of running machines, by code. `aws service-quotas list-service-quotas --service-code
 * ec2` prints them. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-on-demand-instances.html#ec2-on-demand-instances-limits,
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-spot-limits.html. P6 has no quota of its own for spot;
 * it is counted with P5.
 */
export const quotas: Readonly<Record<string, Quota>> = {
  "L-1216C47A": {
    name: "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances",
    market: "onDemand",
    machines: /^[acdhimrtz]\d/,
  },
  "L-DB2E81BA": { name: "Running On-Demand G and VT instances", market: "onDemand", machines: /^(g|vt)\d/ },
  "L-417A185B": { name: "Running On-Demand P instances", market: "onDemand", machines: /^p\d/ },
  "L-34B43A08": {
    name: "All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests",
    market: "spot",
    machines: /^[acdhimrtz]\d/,
  },
  "L-3819A6DF": { name: "All G and VT Spot Instance Requests", market: "spot", machines: /^(g|vt)\d/ },
  "L-7212CCBC": { name: "All P4, P3 and P2 Spot Instance Requests", market: "spot", machines: /^p[2-4]/ },
  "L-C4BD4855": { name: "All P5 Spot Instance Requests", market: "spot", machines: /^p[56]/ },
};

/** Code of the quota that a machine counts against. */
export function quotaCode(machine: AwsMachineName, market: Quota["market"]): string | undefined {
  return Object.keys(quotas).find((code) => quotas[code]?.market === market && quotas[code]?.machines.test(machine));
}
