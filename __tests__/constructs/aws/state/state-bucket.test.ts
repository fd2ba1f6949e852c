import { StateBucket } from "../../../../constructs/aws/state/state-bucket";
import { awsStack } from "../../../support/aws-stack";
import { decide } from "../../../support/iam/decide";
import { readPolicy } from "../../../support/iam/policy-document";
import type { Block } from "../../../support/template";

const built = (oldVersionDays = 90) =>
  awsStack(
    (stack, site) => new StateBucket(stack, "state", { site, bucket: "gantry-states", settings: { oldVersionDays } }),
    { layer: "state" },
  );

const template = built();

/** What of a type belongs to a bucket. */
function of(bucket: string, type: string): Block {
  const [made] = template.resources("aws_s3_bucket").filter((block) => block.at("bucket") === bucket);
  const [found] = template
    .resources(type)
    .filter((block) => block.address === made?.address || block.at("bucket") === `\${${made?.address}.bucket}`);
  if (!found) throw new Error(`${bucket} has no ${type}`);
  return found;
}

test.each(["gantry-states", "gantry-states-logs"])(
  "GIVEN the bucket %s THEN it keeps versions, is closed to the public, and Terraform refuses to destroy it",
  (bucket) => {
    expect(of(bucket, "aws_s3_bucket").at("lifecycle", "prevent_destroy")).toBe(true);
    expect(of(bucket, "aws_s3_bucket_versioning").at("versioning_configuration", "status")).toBe("Enabled");
    expect(of(bucket, "aws_s3_bucket_ownership_controls").at("rule", "object_ownership")).toBe("BucketOwnerEnforced");
    expect(of(bucket, "aws_s3_bucket_public_access_block").body).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  },
);

test("GIVEN states THEN they are encrypted with the key that other stacks' backends name", () => {
  const key = template.resource("aws_kms_key");

  expect(template.resource("aws_kms_alias").at("name")).toBe("alias/sample-state");
  expect(of("gantry-states", "aws_s3_bucket_server_side_encryption_configuration").at("rule", 0)).toMatchObject({
    apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: `\${${key.address}.arn}` },
    bucket_key_enabled: true,
  });
  expect(key.at("lifecycle", "prevent_destroy")).toBe(true);
});

test.each([90, 365])("GIVEN old states THEN they stay %i days, and the last twenty for ever", (days) => {
  const rules = built(days)
    .resources("aws_s3_bucket_lifecycle_configuration")
    .flatMap((block) => block.at("rule") as readonly Record<string, unknown>[])
    .map((rule) => rule.noncurrent_version_expiration);

  expect(rules).toContainEqual([{ noncurrent_days: days, newer_noncurrent_versions: 20 }]);
});

test("GIVEN requests to the states THEN a log of them is kept for a year in a bucket that takes it first", () => {
  const logging = template.resource("aws_s3_bucket_logging");

  expect(logging.at("target_bucket")).toBe("gantry-states-logs");
  expect(logging.dependsOn).toContain(of("gantry-states-logs", "aws_s3_bucket_policy").address);
  expect(of("gantry-states-logs", "aws_s3_bucket_lifecycle_configuration").at("rule")).toContainEqual(
    expect.objectContaining({ expiration: [{ days: 365 }] }),
  );
});

describe("the policy of the states' bucket", () => {
  // Whether a version of TLS is too old is a matter of numbers, which the evaluator does not compare.
  const { Statement } = readPolicy(of("gantry-states", "aws_s3_bucket_policy").at("policy"));
  const denials = { Statement: Statement.filter(({ Sid }) => Sid !== "OldTlsIsRefused") };
  const anybody = { Statement: [{ Sid: "A", Effect: "Allow", Action: ["*"], Resource: ["*"] }] } as const;
  const put = (context: Readonly<Record<string, string>>) =>
    decide([anybody, denials], {
      action: "s3:PutObject",
      resource: "arn:aws:s3:::gantry-states/sample/data.tfstate",
      context: { "aws:SecureTransport": "true", ...context },
    });
  const algorithm = "s3:x-amz-server-side-encryption";

  test.each([
    ["asks for a KMS key, as our backends do", { [algorithm]: "aws:kms" }, "allowed"],
    ["asks for nothing, and gets the bucket's key", {}, "allowed"],
    ["asks for S3's own keys, as a backend without a key does", { [algorithm]: "AES256" }, "denied"],
    ["brings a key of its own", { "s3:x-amz-server-side-encryption-customer-algorithm": "AES256" }, "denied"],
    ["speaks plain HTTP", { "aws:SecureTransport": "false" }, "denied"],
  ])("WHEN a write %s THEN it is %s", (_what, context, expected) => {
    expect(put(context as Record<string, string>)).toBe(expected);
  });

  test("GIVEN TLS that is too old THEN it is refused", () => {
    expect(Statement.find(({ Sid }) => Sid === "OldTlsIsRefused")).toMatchObject({
      Effect: "Deny",
      Condition: { NumericLessThan: { "s3:TlsVersion": ["1.2"] } },
    });
  });
});

test("GIVEN the log's bucket THEN S3 delivers logs of the states into it, and of no other bucket", () => {
  const { Statement } = readPolicy(of("gantry-states-logs", "aws_s3_bucket_policy").at("policy"));
  const allowed = { Statement: Statement.filter(({ Effect }) => Effect === "Allow") };
  const deliver = (bucket: string) =>
    decide([allowed], {
      action: "s3:PutObject",
      resource: "arn:aws:s3:::gantry-states-logs/states/2026-11-21",
      principal: "Service:logging.s3.amazonaws.com",
      context: { "aws:SourceAccount": "111122223333", "aws:SourceArn": `arn:aws:s3:::${bucket}` },
    });

  expect(deliver("gantry-states")).toBe("allowed");
  expect(deliver("bucket-of-a-stranger")).toBe("denied");
});
