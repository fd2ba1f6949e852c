import * as z from "zod";

/** Days that CloudWatch Logs can keep log lines (API reference of PutRetentionPolicy). */
const days = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/** How long a log group keeps its lines, in days. */
export const retentionDays = z.literal(days).meta({
  hint: "CloudWatch Logs knows these numbers of days only",
});
