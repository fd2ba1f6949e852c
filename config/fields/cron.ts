import * as z from "zod";
import { CronSchedule } from "../cron-schedule";

/** When something runs again and again: a cron expression of five fields, in UTC. One that never runs is refused. */
export const cron = z
  .string()
  .superRefine((text, context) => {
    const schedule = CronSchedule.parse(text);
    if (!(schedule instanceof CronSchedule)) context.addIssue({ code: "custom", message: schedule.problem });
  })
  .describe("Cron expression in UTC.")
  .meta({
    allowed: "minute, hour, day of the month, month and day of the week, each *, a value, a range, a list or a step",
    hint: 'write five fields, such as "*/5 * * * *" for every five minutes',
  });
