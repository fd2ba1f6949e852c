import { CronSchedule } from "../../../config/cron-schedule";
import { cron } from "../../../config/fields/cron";

/**
 * Days between two restarts at most. A certificate of 90 days is renewed 30 days before it ends, and the program reads
 * it at its start only: 16 days are left for a restart that fails.
 */
const mostDays = 14;

/** When a registry's pods restart. */
export const restartSchedule = cron
  .refine(
    (text) => {
      const schedule = CronSchedule.parse(text);
      return !(schedule instanceof CronSchedule) || schedule.longestGapMinutes <= mostDays * 24 * 60;
    },
    { error: `leaves more than ${mostDays} days between two restarts` },
  )
  .meta({
    allowed: `a cron expression in UTC that runs at least every ${mostDays} days, such as 0 4 * * 0`,
    hint: "restart every week: a registry reads its certificate at its start only, and it is renewed 30 days before it ends",
  });
