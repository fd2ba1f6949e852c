const day = 24 * 60;
/** The calendar repeats after 28 years: every date has then met every day of the week. */
const cycle = 28 * 365.25;
const first = Date.UTC(2001, 0, 1);

/** Every day of the cycle as the fields of an expression see it. */
const calendar = Array.from({ length: cycle }, (_, index) => {
  const there = new Date(first + index * day * 60_000);
  return { date: there.getUTCDate(), month: there.getUTCMonth() + 1, weekday: there.getUTCDay() };
});

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** When a cron expression of five fields runs, as Kubernetes reads it. */
export class CronSchedule {
  private constructor(
    private readonly minutesOfDay: readonly number[],
    private readonly days: readonly number[],
  ) {}

  /** @returns the schedule, or why the text is none */
  static parse(text: string): CronSchedule | { readonly problem: string } {
    const words = text.trim().split(/\s+/);
    if (words.length !== 5) return { problem: "does not have five fields" };
    try {
      const [minute, hour, date, month, weekday] = [
        values(words[0], "minute", 0, 59),
        values(words[1], "hour", 0, 23),
        values(words[2], "day of the month", 1, 31),
        values(words[3], "month", 1, 12, months, 1),
        values(words[4], "day of the week", 0, 6, weekdays),
      ];
      // Where both are narrowed, either of them is enough; a star with a step narrows.
      const either = ![words[2], words[4]].some((word) => word?.split(",").some((part) => /^[*?](\/1)?$/.test(part)));
      const days = calendar.flatMap((there, index) => {
        const [onDate, onWeekday] = [date.has(there.date), weekday.has(there.weekday)];
        return month.has(there.month) && (either ? onDate || onWeekday : onDate && onWeekday) ? [index] : [];
      });
      if (days.length === 0) return { problem: "never runs: no month has that day" };
      const minutesOfDay = [...hour]
        .sort(ascending)
        .flatMap((each) => [...minute].sort(ascending).map((m) => each * 60 + m));
      return new CronSchedule(minutesOfDay, days);
    } catch (error) {
      if (error instanceof RangeError) return { problem: error.message };
      throw error;
    }
  }

  /** Longest time from one run to the next, minutes. */
  get longestGapMinutes(): number {
    const [earliest = 0, latest = 0] = [this.minutesOfDay[0], this.minutesOfDay.at(-1)];
    const nights = gaps([...this.days, (this.days[0] ?? 0) + cycle]).map((apart) => apart * day - latest + earliest);
    return Math.max(...gaps(this.minutesOfDay), ...new Set(nights));
  }
}

const ascending = (one: number, other: number) => one - other;

function gaps(points: readonly number[]): number[] {
  return points.slice(1).map((point, index) => point - (points[index] ?? 0));
}

/** The values that one field names: a list of `*`, values and ranges, each with a step if wanted. */
function values(
  field = "",
  what: string,
  least: number,
  most: number,
  names: readonly string[] = [],
  firstName = 0,
): ReadonlySet<number> {
  const found = new Set<number>();
  const number = (word: string) => {
    const named = names.indexOf(word.toLowerCase());
    const value = named >= 0 ? named + firstName : /^\d+$/.test(word) ? Number(word) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new RangeError(`has ${word || "nothing"} as ${what}; it takes ${least} to ${most}`);
  };
  for (const part of field.split(",")) {
    const [, range = "", from = "", to, step] = /^(([*?]|\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part) ?? [];
    const all = from === "*" || from === "?";
    if (!range || (all && to !== undefined)) throw new RangeError(`has ${part || "nothing"} as ${what}`);
    const start = all ? least : number(from);
    const end = all ? most : to !== undefined ? number(to) : step === undefined ? start : most;
    if (end < start) throw new RangeError(`has ${part} as ${what}, which ends before it begins`);
    if (step !== undefined && Number(step) === 0) throw new RangeError(`has ${part} as ${what}, whose step is 0`);
    for (let value = start; value <= end; value += Number(step ?? 1)) found.add(value);
  }
  return found;
}
