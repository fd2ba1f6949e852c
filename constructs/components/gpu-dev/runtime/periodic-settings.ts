import * as z from "zod";
import { cron } from "../../../../config/fields/cron";

/** Settings of the programs that run again and again. */
export const periodicSettings = {
  schedule: cron
    .default("*/5 * * * *")
    .describe(
      "When it runs: a cron expression in UTC. A run that is due while the last one still runs is skipped. Default: every 5 minutes.",
    ),
  deadlineSeconds: z
    .int()
    .min(60)
    .max(3600)
    .default(600)
    .describe("Seconds until a run is stopped as failed. Default: 600.")
    .meta({ hint: "a run above it ends in the middle; what it did stays done, and the next run goes on" }),
};
