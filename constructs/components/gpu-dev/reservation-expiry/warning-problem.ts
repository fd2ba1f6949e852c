import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import { CronSchedule } from "../../../../config/cron-schedule";
import type { settings } from "./settings";

/** Runs so far apart that a reservation can end between two of them, its user never warned. */
export function warningProblem({ schedule, warningMinutes }: z.output<typeof settings>): SettingProblem[] {
  const parsed = CronSchedule.parse(schedule);
  if (!(parsed instanceof CronSchedule) || parsed.longestGapMinutes <= warningMinutes) return [];
  return [
    {
      setting: "schedule",
      message: `leaves ${parsed.longestGapMinutes} minutes between two runs, and users are warned ${warningMinutes} minutes before the end: some never would be`,
      allowed: `a run every ${warningMinutes} minutes or oftener, day and night`,
      hint: "run oftener, or warn earlier with warningMinutes",
    },
  ];
}
