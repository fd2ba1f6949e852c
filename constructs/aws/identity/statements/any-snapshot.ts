import type { AwsSite } from "../../aws-site";

/** Snapshots name no account: they may be shared. */
export function anySnapshot({ partition, region }: AwsSite): string {
  return `arn:${partition}:ec2:${region}::snapshot/*`;
}
