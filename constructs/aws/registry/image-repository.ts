import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { Construct } from "constructs";
import { protect } from "../../core/protect";
import type { AwsSite } from "../aws-site";
import { lifecyclePolicy } from "./lifecycle-policy";

export interface ImageRepositoryProps {
  readonly site: AwsSite;
  /** Its whole name; nothing is put before it. */
  readonly name: string;
  /** Images with a tag that are kept. */
  readonly keepImages: number;
  /** ARN of the KMS key. */
  readonly key: string;
}

/**
 * A repository whose tags stay what they were and whose images are scanned when they are pushed.
 * It has no policy: who pulls or pushes in this account is said by roles, and no other account does.
 */
export class ImageRepository extends Construct {
  constructor(scope: Construct, id: string, { site, name, keepImages, key }: ImageRepositoryProps) {
    super(scope, id);
    const repository = new EcrRepository(this, "repository", {
      name,
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: "KMS", kmsKey: key }],
      // Images that run somewhere would be gone for the next node: only an empty repository is deleted.
      forceDelete: false,
    });
    protect(repository, site.environment.deletionProtection);
    new EcrLifecyclePolicy(this, "lifecycle", { repository: repository.name, policy: lifecyclePolicy(keepImages) });
  }
}
