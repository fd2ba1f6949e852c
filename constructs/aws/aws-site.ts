import { createHash } from "node:crypto";
import { awsPartition } from "../../config/aws-partition";
import type { EksTarget } from "../../config/schema/eks/target";
import type { EnvironmentBase } from "../../config/schema/environment";
import { environmentLabels } from "../core/environment-labels";

type Environment = Pick<EnvironmentBase, "name" | "owner" | "labels" | "deletionProtection">;

/** Longest name of an IAM role. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const longestRoleName = 64;

/**
 * Where the AWS resources of an environment are made, and every name that follows from it.
 * The names are literals, so no stack needs another's state to name what lies in it.
 */
export class AwsSite {
  constructor(
    readonly environment: Environment,
    readonly target: EksTarget,
  ) {}

  get account(): string {
    return this.target.account;
  }

  get region(): string {
    return this.target.region;
  }

  /** `aws`, or the partition of China or of the US government. */
  get partition(): string {
    return awsPartition(this.region);
  }

  get clusterName(): string {
    return this.target.clusterName ?? this.environment.name;
  }

  /** Name of something that is alone of its kind in the environment: `<environment>-<purpose>`. */
  name(purpose: string): string {
    return `${this.environment.name}-${purpose}`;
  }

  /** Name of an IAM role, cut to what IAM takes: what is cut off is told apart by eight characters of its hash. */
  roleName(purpose: string): string {
    const name = this.name(purpose);
    if (name.length <= longestRoleName) return name;
    const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
    return `${name.slice(0, longestRoleName - hash.length - 1)}-${hash}`;
  }

  roleArn(purpose: string): string {
    return this.globalArn("iam", `role/${this.roleName(purpose)}`);
  }

  /** S3 names are the world's: the account tells two environments of one name apart. */
  bucketName(name: string): string {
    return `${this.name(name)}-${this.account}`;
  }

  bucketArn(name: string): string {
    return `arn:${this.partition}:s3:::${this.bucketName(name)}`;
  }

  /** Alias of a KMS key, `alias/` and all. */
  keyAlias(purpose: string): string {
    return `alias/${this.name(purpose)}`;
  }

  get clusterArn(): string {
    return this.arn("eks", `cluster/${this.clusterName}`);
  }

  arn(service: string, resource: string): string {
    return `arn:${this.partition}:${service}:${this.region}:${this.account}:${resource}`;
  }

  /** ARN of something that has no region, such as an IAM role. */
  globalArn(service: string, resource: string): string {
    return `arn:${this.partition}:${service}::${this.account}:${resource}`;
  }

  /** Tags of everything; the provider puts them on whatever can carry tags. */
  get tags(): Readonly<Record<string, string>> {
    return environmentLabels(this.environment);
  }
}
