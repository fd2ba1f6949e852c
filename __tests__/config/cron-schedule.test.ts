import { CronSchedule } from "../../config/cron-schedule";

const parsed = (text: string) => {
  const schedule = CronSchedule.parse(text);
  return schedule instanceof CronSchedule ? schedule.longestGapMinutes : schedule.problem;
};

test.each([
  ["* * * * *", 1],
  ["*/5 * * * *", 5],
  ["0,5,10,15,20,25,30,35,40,45,50,55 * * * *", 5],
  ["5/20 * * * *", 20],
  ["0 3 * * *", 24 * 60],
  ["0 9-17 * * MON-FRI", 64 * 60],
  ["0 0 1 * ?", 31 * 24 * 60],
  ["0 0 29 2 *", 1461 * 24 * 60],
])("GIVEN %s THEN the longest time between two runs is %i minutes", (text, minutes) => {
  expect(parsed(text)).toBe(minutes);
});

test("GIVEN both a day of the month and of the week THEN either is enough; after a star both must be met", () => {
  expect(parsed("0 0 30 2 1")).toEqual(expect.any(Number));
  expect(parsed("0 0 30 2 *")).toBe("never runs: no month has that day");
});

test.each([
  ["0 0 30 2 *", "never runs: no month has that day"],
  ["0 0 31 4,6,9,11 *", "never runs: no month has that day"],
  ["* * * *", "does not have five fields"],
  ["@hourly", "does not have five fields"],
  ["60 * * * *", "has 60 as minute; it takes 0 to 59"],
  ["* 24 * * *", "has 24 as hour; it takes 0 to 23"],
  ["* * 0 * *", "has 0 as day of the month; it takes 1 to 31"],
  ["* * * 13 *", "has 13 as month; it takes 1 to 12"],
  ["* * * * 7", "has 7 as day of the week; it takes 0 to 6"],
  ["*/0 * * * *", "has */0 as minute, whose step is 0"],
  ["30-10 * * * *", "has 30-10 as minute, which ends before it begins"],
  ["1,,2 * * * *", "has nothing as minute"],
])("GIVEN %s THEN it %s", (text, problem) => {
  expect(parsed(text)).toBe(problem);
});
