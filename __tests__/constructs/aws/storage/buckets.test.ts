import { statements, storageStack } from "./storage-stack";

const buckets = (settings: object, environment = {}) => storageStack({ buckets: settings }, environment);
const named = (template: ReturnType<typeof buckets>, type: string, name = "disks") =>
  template.resources(type).find(({ id }) => id.includes(name === "access-logs" ? "access-logs" : `named_${name}`));

describe("a bucket", () => {
  const template = buckets({ disks: {} });

  test("GIVEN its name THEN the environment and the account are in the world's name of it", () => {
    expect(template.resources("aws_s3_bucket").map((bucket) => bucket.at("bucket"))).toEqual([
      "sample-access-logs-111122223333",
      "sample-disks-111122223333",
    ]);
  });

  test("GIVEN nothing THEN it is encrypted by the environment's own key, one call for many objects", () => {
    expect(named(template, "aws_s3_bucket_server_side_encryption_configuration")?.at("rule")).toEqual([
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id: expect.stringMatching(/^\$\{aws_kms_key\.storage_buckets_key/),
        },
        bucket_key_enabled: true,
      },
    ]);
    expect(template.resource("aws_kms_alias").at("name")).toBe("alias/sample-buckets");
  });

  test("GIVEN any bucket, the one of logs as well, THEN it is closed to the public, versioned, and of one owner", () => {
    for (const block of template.resources("aws_s3_bucket_public_access_block")) {
      expect(block.body).toMatchObject({
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      });
    }
    expect(template.resources("aws_s3_bucket_public_access_block")).toHaveLength(2);
    for (const block of template.resources("aws_s3_bucket_versioning")) {
      expect(block.at("versioning_configuration", "status")).toBe("Enabled");
    }
    for (const block of template.resources("aws_s3_bucket_ownership_controls")) {
      expect(block.at("rule", "object_ownership")).toBe("BucketOwnerEnforced");
    }
  });

  test("GIVEN any bucket THEN plain HTTP and old TLS are refused to everybody", () => {
    for (const policy of template.resources("aws_s3_bucket_policy")) {
      const { PlainTextIsRefused, OldTlsIsRefused } = statements(policy);

      expect(PlainTextIsRefused).toMatchObject({
        Effect: "Deny",
        Principal: "*",
        Condition: { Bool: { "aws:SecureTransport": ["false"] } },
      });
      expect(OldTlsIsRefused).toMatchObject({
        Effect: "Deny",
        Condition: { NumericLessThan: { "s3:TlsVersion": ["1.2"] } },
      });
      expect(PlainTextIsRefused?.Resource).toHaveLength(2);
    }
  });

  test("GIVEN a bucket THEN its requests are logged into the bucket of logs, which alone S3 may write to", () => {
    expect(template.resource("aws_s3_bucket_logging").body).toMatchObject({
      target_bucket: "sample-access-logs-111122223333",
      target_prefix: "disks/",
    });
    const logs = named(template, "aws_s3_bucket_policy", "access-logs");
    expect(logs && statements(logs).LogsAreDelivered).toMatchObject({
      Principal: { Service: ["logging.s3.amazonaws.com"] },
      Action: ["s3:PutObject"],
      Condition: {
        StringEquals: { "aws:SourceAccount": ["111122223333"] },
        ArnLike: { "aws:SourceArn": ["arn:aws:s3:::sample-disks-111122223333"] },
      },
    });
    expect(template.resource("aws_s3_bucket_logging").dependsOn).toContain(logs?.address);
  });

  test("GIVEN nothing THEN objects stay for ever, old versions 30 days, unfinished uploads 7", () => {
    const rules = (given: object) =>
      named(buckets({ disks: given }), "aws_s3_bucket_lifecycle_configuration")?.at("rule") as readonly object[];

    expect(rules({})).toEqual([
      expect.objectContaining({ abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] }),
      expect.objectContaining({ noncurrent_version_expiration: [{ noncurrent_days: 30 }] }),
      expect.objectContaining({ expiration: [{ expired_object_delete_marker: true }] }),
    ]);
    expect(rules({ expireDays: 90, oldVersionDays: 7 })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ expiration: [{ days: 90 }] }),
        expect.objectContaining({ noncurrent_version_expiration: [{ noncurrent_days: 7 }] }),
      ]),
    );
  });

  test("GIVEN a bucket with objects THEN it is not deleted with them; GIVEN deletion protection THEN never", () => {
    const protectedOnes = (deletionProtection: boolean) =>
      buckets({ disks: {} }, { deletionProtection })
        .resources("aws_s3_bucket")
        .map((bucket) => bucket.at("lifecycle", "prevent_destroy") ?? false);

    expect(template.resources("aws_s3_bucket").map((bucket) => bucket.at("force_destroy"))).toEqual([false, false]);
    expect(protectedOnes(true)).toEqual([true, true]);
    expect(protectedOnes(false)).toEqual([false, false]);
  });
});
