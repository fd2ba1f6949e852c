/** The day that tests take for today: what ends in time is judged by it. */
export const today = new Date("2026-11-21T12:00:00Z");
