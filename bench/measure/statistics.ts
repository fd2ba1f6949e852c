export function minimum(values: readonly number[]): number {
  return Math.min(...values);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** Share of the variance that the line explains; 1 is a perfect line. */
  readonly rSquared: number;
}

/** Least squares. */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): Line {
  const meanX = mean(points.map(([x]) => x));
  const meanY = mean(points.map(([, y]) => y));
  const covariance = sum(points.map(([x, y]) => (x - meanX) * (y - meanY)));
  const slope = covariance / sum(points.map(([x]) => (x - meanX) ** 2));
  const intercept = meanY - slope * meanX;
  const residual = sum(points.map(([x, y]) => (y - intercept - slope * x) ** 2));
  return { slope, intercept, rSquared: 1 - residual / sum(points.map(([, y]) => (y - meanY) ** 2)) };
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
