import * as z from "zod";
import { bytes, cpu, cpuInMillis, inBytes } from "./quantity";

const amounts = z.strictObject({ cpu, memory: bytes });

/** What a container asks for and may use at most. A container without both is refused by policy. */
export const resources = z
  .strictObject({
    requests: amounts.describe("What the scheduler reserves: CPUs and memory."),
    limits: amounts.describe("What the container may use at most: CPUs and memory."),
  })
  .refine(
    ({ requests, limits }) =>
      cpuInMillis(requests.cpu) <= cpuInMillis(limits.cpu) && inBytes(requests.memory) <= inBytes(limits.memory),
    { error: "requests are above limits" },
  )
  .meta({ allowed: "requests no larger than limits", hint: "raise the limits or lower the requests" });

export type Resources = z.output<typeof resources>;
