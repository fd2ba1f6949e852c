export const networkTable: Readonly<Record<string, readonly string[]>> = {};
