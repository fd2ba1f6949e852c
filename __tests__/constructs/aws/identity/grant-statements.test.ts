import { grantStatements } from "../../../../constructs/aws/identity/grant-statements";
import { grantTable, ours, site, tagging } from "./grant-table";

describe("lists", () => {
  const here = { "aws:RequestedRegion": "us-east-2" };
  grantTable(
    [
      { kind: "volumes", mark: "owner", verbs: ["read"] },
      { kind: "snapshots", mark: "owner", verbs: ["read"] },
      { kind: "instances", verbs: ["read"] },
      { kind: "nodeGroups", verbs: ["read"] },
    ],
    [
      ["volumes", "ec2:DescribeVolumes", "*", here, "allowed"],
      ["snapshots", "ec2:DescribeSnapshots", "*", here, "allowed"],
      ["instances", "ec2:DescribeInstances", "*", here, "allowed"],
      ["groups of nodes", "autoscaling:DescribeAutoScalingGroups", "*", here, "allowed"],
      ["another region", "ec2:DescribeVolumes", "*", { "aws:RequestedRegion": "eu-west-1" }, "denied"],
      ["what was not asked for", "ec2:DescribeImages", "*", here, "denied"],
      ["a group's size", "autoscaling:SetDesiredCapacity", "*", here, "denied"],
    ],
  );
});

const object = (bucket: string) => `arn:aws:s3:::${bucket}/kim/listing.txt`;
const key = "arn:aws:kms:us-east-2:111122223333:key/1";
const viaS3 = (bucket: string, alias = "alias/sample-buckets") => ({
  "kms:ViaService": "s3.us-east-2.amazonaws.com",
  "kms:EncryptionContext:aws:s3:arn": `arn:aws:s3:::${bucket}`,
  "kms:ResourceAliases": [alias],
});

describe.each(["disks", "sample-disks-111122223333"])(
  "objects of the target's bucket, called %s, to read",
  (bucket) => {
    const name = "sample-disks-111122223333";
    grantTable(
      [{ kind: "objectStorage", bucket, access: "read" }],
      [
        ["an object", "s3:GetObject", object(name), {}, "allowed"],
        ["what is there", "s3:ListBucket", `arn:aws:s3:::${name}`, {}, "allowed"],
        ["writing", "s3:PutObject", object(name), {}, "denied"],
        ["deleting", "s3:DeleteObject", object(name), {}, "denied"],
        ["another bucket", "s3:GetObject", object("other"), {}, "denied"],
        ["the bucket's key, by S3", "kms:Decrypt", key, viaS3(name), "allowed"],
        ["the bucket's key, for another bucket", "kms:Decrypt", key, viaS3("other"), "denied"],
        ["another key", "kms:Decrypt", key, viaS3(name, "alias/sample-secrets"), "denied"],
        ["a new key for an object", "kms:GenerateDataKey", key, viaS3(name), "denied"],
      ],
    );
  },
);

describe("objects of a bucket of somebody else's, to write", () => {
  grantTable(
    [{ kind: "objectStorage", bucket: "listings", access: "write" }],
    [
      ["an object", "s3:PutObject", object("listings"), {}, "allowed"],
      ["reading", "s3:GetObject", object("listings"), {}, "denied"],
      ["deleting", "s3:DeleteObject", object("listings"), {}, "denied"],
      ["the bucket's policy", "s3:PutBucketPolicy", "arn:aws:s3:::listings", {}, "denied"],
      ["its key, whatever its name", "kms:GenerateDataKey", key, viaS3("listings", "alias/theirs"), "allowed"],
    ],
  );
});

describe("file systems", () => {
  const files = "arn:aws:elasticfilesystem:us-east-2:111122223333:file-system/fs-1";
  const efs = (call: string) => `elasticfilesystem:${call}`;
  const ec2 = (what: string) => `arn:aws:ec2:us-east-2:111122223333:${what}`;
  const created = { "elasticfilesystem:CreateAction": "CreateFileSystem" };
  grantTable(
    [
      {
        kind: "sharedFileSystems",
        mark: "owner",
        verbs: ["read", "create"],
        subnets: ["subnet-1"],
        securityGroup: "sg-1",
      },
    ],
    [
      ["tags of any", efs("DescribeTags"), files, {}, "allowed"],
      ["one that is born with the mark", efs("CreateFileSystem"), files, tagging, "allowed"],
      ["one without", efs("CreateFileSystem"), files, {}, "denied"],
      ["tags in the call that makes it", efs("TagResource"), files, created, "allowed"],
      ["tags afterwards", efs("TagResource"), files, tagging, "denied"],
      ["a mount target of a marked one", efs("CreateMountTarget"), files, ours, "allowed"],
      ["a mount target of another", efs("CreateMountTarget"), files, {}, "denied"],
      ["deletion, even of a marked one", efs("DeleteFileSystem"), files, ours, "denied"],
      ["an interface in the named subnet", "ec2:CreateNetworkInterface", ec2("subnet/subnet-1"), {}, "allowed"],
      ["in another subnet", "ec2:CreateNetworkInterface", ec2("subnet/subnet-2"), {}, "denied"],
      ["with the named group", "ec2:CreateNetworkInterface", ec2("security-group/sg-1"), {}, "allowed"],
      ["with another group", "ec2:CreateNetworkInterface", ec2("security-group/sg-2"), {}, "denied"],
    ],
  );
});

describe("images", () => {
  const repository = "arn:aws:ecr:us-east-2:111122223333:repository/team/custom";
  const address = "111122223333.dkr.ecr.us-east-2.amazonaws.com/team/custom";
  grantTable(
    [{ kind: "imageRegistry", repository: address, verbs: ["read", "push"] }],
    [
      ["whether one is there", "ecr:DescribeImages", repository, {}, "allowed"],
      ["a push", "ecr:PutImage", repository, {}, "allowed"],
      ["a login", "ecr:GetAuthorizationToken", "*", {}, "allowed"],
      ["another repository", "ecr:PutImage", `${repository}-2`, {}, "denied"],
      ["deletion", "ecr:BatchDeleteImage", repository, {}, "denied"],
      ["a new repository", "ecr:CreateRepository", repository, {}, "denied"],
    ],
  );

  test("GIVEN reading alone THEN nothing is pushed, and nobody logs in", () => {
    const statements = grantStatements(site, [{ kind: "imageRegistry", repository: address, verbs: ["read"] }]);

    expect(statements.flatMap(({ actions }) => actions)).toEqual(["ecr:DescribeImages"]);
  });

  test("GIVEN a registry that is not ECR THEN IAM has nothing to say of it", () => {
    const repository = "registry.example.com/custom";

    expect(grantStatements(site, [{ kind: "imageRegistry", repository, verbs: ["read", "push"] }])).toEqual([]);
  });
});

describe("targets of load balancers", () => {
  const group = "arn:aws:elasticloadbalancing:us-east-2:111122223333:targetgroup/web/1";
  const elb = (call: string) => `elasticloadbalancing:${call}`;
  grantTable(
    [{ kind: "loadBalancerTargets" }],
    [
      [
        "a group of the environment",
        elb("RegisterTargets"),
        group,
        { "aws:ResourceTag/gantry.dev/environment": "sample" },
        "allowed",
      ],
      [
        "a group of another",
        elb("RegisterTargets"),
        group,
        { "aws:ResourceTag/gantry.dev/environment": "other" },
        "denied",
      ],
      ["a new group", elb("CreateTargetGroup"), group, {}, "denied"],
      ["health of targets", elb("DescribeTargetHealth"), "*", { "aws:RequestedRegion": "us-east-2" }, "allowed"],
    ],
  );
});

describe("several grants", () => {
  test("GIVEN the caller's identity alone THEN no statement is needed", () => {
    expect(grantStatements(site, [{ kind: "callerIdentity" }])).toEqual([]);
  });

  test("GIVEN two buckets THEN equal statements are one, and different ones have names of their own", () => {
    const grants = ["one", "two"].map((bucket) => ({ kind: "objectStorage", bucket, access: "write" }) as const);
    const statements = grantStatements(site, grants);

    expect(statements.map(({ sid }) => sid)).toEqual(["WriteObjects", "WriteObjectsKey", "WriteObjectsKey2"]);
    expect(statements[0]).toMatchObject({ resources: ["arn:aws:s3:::one/*", "arn:aws:s3:::two/*"] });
  });

  test("GIVEN one list asked for twice THEN it stands there once", () => {
    const grants = [{ kind: "instances", verbs: ["read"] }, { kind: "loadBalancerTargets" }] as const;
    const names = grantStatements(site, grants).map(({ sid }) => sid);

    expect(names.filter((sid) => sid === "ListInstances")).toHaveLength(1);
  });
});
