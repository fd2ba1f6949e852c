/**
 * The layers of an environment from the bottom up. Each is one stack with one state;
 * a layer only uses what lies below it, and destroy goes from the top down.
 */
export const layers = [
  "state",
  "network",
  "cluster",
  "storage",
  "edge",
  "platform",
  "data",
  "apps",
  "observability",
] as const;

export type Layer = (typeof layers)[number];
