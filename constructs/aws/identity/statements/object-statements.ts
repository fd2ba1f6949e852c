import type { Grant } from "../../../contracts/workload-identity";
import type { AwsSite } from "../../aws-site";
import type { Statement } from "../statement";

/** Rights on the objects of one bucket, and on its key through S3 for that bucket's sake. */
export function objectStatements(
  site: AwsSite,
  { bucket, access }: Extract<Grant, { kind: "objectStorage" }>,
): Statement[] {
  const own = Object.keys(site.target.buckets).find((name) => [name, site.bucketName(name)].includes(bucket));
  const arn = own ? site.bucketArn(own) : `arn:${site.partition}:s3:::${bucket}`;
  const keys = {
    resources: [site.arn("kms", "key/*")],
    conditions: {
      StringEquals: { "kms:ViaService": `s3.${site.region}.amazonaws.com` },
      // The bucket where it has a key of its own for its objects' keys, the object otherwise.
      StringLike: { "kms:EncryptionContext:aws:s3:arn": [arn, `${arn}/*`] },
      ...(own ? { "ForAnyValue:StringEquals": { "kms:ResourceAliases": site.keyAlias("buckets") } } : {}),
    },
  };
  if (access === "write") {
    return [
      { sid: "WriteObjects", actions: ["s3:PutObject"], resources: [`${arn}/*`] },
      // Decrypt is for uploads in parts.
      { sid: "WriteObjectsKey", actions: ["kms:Decrypt", "kms:GenerateDataKey"], ...keys },
    ];
  }
  return [
    { sid: "ReadObjects", actions: ["s3:GetObject"], resources: [`${arn}/*`] },
    // Without it S3 says of an object that is not there that it is forbidden, and the API takes that for a failure.
    { sid: "ListObjects", actions: ["s3:ListBucket"], resources: [arn] },
    { sid: "ReadObjectsKey", actions: ["kms:Decrypt"], ...keys },
  ];
}
