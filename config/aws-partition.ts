/** Partition of a region, as ARNs begin with it: `aws`, or that of China or of the US government. */
export function awsPartition(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
