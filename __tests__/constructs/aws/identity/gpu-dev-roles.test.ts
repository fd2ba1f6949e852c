import { eksGpuDev } from "../../../support/eks-gpu-dev";
import { eksTarget } from "../../../support/eks-target";
import { type Decision, decide } from "../../../support/iam/decide";
import { podSession } from "../../../support/iam/pod-session";
import type { Request } from "../../../support/iam/request";
import { rolesIn } from "../../../support/iam/roles";
import { renderedStacks } from "../../../support/rendered-stacks";

const { account, region } = eksTarget;
const stacks = renderedStacks([eksGpuDev()]);
const roles = rolesIn(stacks);

/** Accounts that have a role, each with the stack that makes it. */
const holders = {
  "api-service-sa": { namespace: "gpu-controlplane", stack: "sample-apps" },
  "reservation-processor-sa": { namespace: "gpu-controlplane", stack: "sample-apps" },
  "availability-updater-sa": { namespace: "gpu-controlplane", stack: "sample-apps" },
  "reservation-expiry-sa": { namespace: "gpu-controlplane", stack: "sample-apps" },
  "buildkit-service-account": { namespace: "gpu-dev", stack: "sample-platform" },
} as const;

type Holder = keyof typeof holders;
type Context = NonNullable<Request["context"]>;

const names = Object.keys(holders) as Holder[];
const roleOf = (holder: Holder) => roles.get(`sample-${holders[holder].namespace}-${holder}`);

const ec2 = (what: string) => `arn:aws:ec2:${region}:${account}:${what}`;
const volume = ec2("volume/vol-1");
const snapshot = `arn:aws:ec2:${region}::snapshot/snap-1`;
const files = `arn:aws:elasticfilesystem:${region}:${account}:file-system/fs-1`;
const listing = `arn:aws:s3:::sample-disk-contents-${account}/kim/listing.txt`;
const image = `arn:aws:ecr:${region}:${account}:repository/gpu-dev-custom-images`;
const users = { "aws:ResourceTag/gpu-dev-user": "kim" };
const born = { "aws:RequestTag/gpu-dev-user": "kim" };
const here = { "aws:RequestedRegion": region };
const keys = (...names: readonly string[]): Context => ({ "aws:TagKeys": names });

/** A call, and who of all accounts may make it. */
const calls: readonly (readonly [
  what: string,
  action: string,
  resource: string,
  context: Context,
  may: readonly Holder[],
])[] = [
  ["a user's disk is made", "ec2:CreateVolume", volume, born, ["reservation-processor-sa"]],
  ["a disk of nobody's is made", "ec2:CreateVolume", volume, {}, []],
  ["a user's snapshot becomes a disk", "ec2:CreateVolume", snapshot, users, ["reservation-processor-sa"]],
  ["somebody else's snapshot becomes a disk", "ec2:CreateVolume", snapshot, {}, []],
  [
    "a user's disk is deleted",
    "ec2:DeleteVolume",
    volume,
    users,
    ["reservation-processor-sa", "availability-updater-sa", "reservation-expiry-sa"],
  ],
  ["a disk of the database is deleted", "ec2:DeleteVolume", volume, {}, []],
  ["a disk is attached by hand", "ec2:AttachVolume", volume, users, []],
  [
    "a user's disk becomes the active one",
    "ec2:CreateTags",
    volume,
    { ...users, ...keys("ActiveVolume") },
    ["reservation-processor-sa"],
  ],
  [
    "a user's disk goes into quarantine",
    "ec2:CreateTags",
    volume,
    { ...users, ...keys("gpu-dev-quarantined") },
    ["availability-updater-sa"],
  ],
  [
    "a user's disk comes back from quarantine",
    "ec2:DeleteTags",
    volume,
    { ...users, ...keys("gpu-dev-quarantined") },
    ["availability-updater-sa"],
  ],
  [
    "a user's disk is given to another user",
    "ec2:CreateTags",
    volume,
    { ...users, ...born, ...keys("gpu-dev-user") },
    [],
  ],
  ["a disk of nobody's is claimed", "ec2:CreateTags", volume, { ...born, ...keys("gpu-dev-user") }, []],
  [
    "a user's disk is saved",
    "ec2:CreateSnapshot",
    volume,
    users,
    ["reservation-processor-sa", "availability-updater-sa", "reservation-expiry-sa"],
  ],
  ["a disk of the database is copied", "ec2:CreateSnapshot", volume, {}, []],
  [
    "a user's snapshot is deleted",
    "ec2:DeleteSnapshot",
    snapshot,
    users,
    ["reservation-processor-sa", "reservation-expiry-sa"],
  ],
  ["somebody else's snapshot is deleted", "ec2:DeleteSnapshot", snapshot, {}, []],
  ["a user's disk is renamed", "ec2:CreateTags", snapshot, { ...users, ...keys("disk_name") }, ["api-service-sa"]],
  [
    "a user's snapshot gets its last day",
    "ec2:CreateTags",
    snapshot,
    { ...users, ...keys("delete-date", "marked-deleted-at") },
    ["reservation-processor-sa", "reservation-expiry-sa"],
  ],
  [
    "a new snapshot gets its user",
    "ec2:CreateTags",
    snapshot,
    { ...born, ...keys("gpu-dev-user", "Name", "disk_name") },
    ["reservation-processor-sa", "reservation-expiry-sa"],
  ],
  ["a snapshot is shared with another AWS account", "ec2:ModifySnapshotAttribute", snapshot, users, []],
  [
    "snapshots are listed",
    "ec2:DescribeSnapshots",
    "*",
    here,
    ["api-service-sa", "reservation-processor-sa", "availability-updater-sa", "reservation-expiry-sa"],
  ],
  ["machines are listed", "ec2:DescribeInstances", "*", here, ["reservation-processor-sa"]],
  ["a machine is ended", "ec2:TerminateInstances", ec2("instance/i-1"), {}, []],
  ["groups of nodes are listed", "autoscaling:DescribeAutoScalingGroups", "*", here, ["availability-updater-sa"]],
  ["a group of nodes is resized", "autoscaling:SetDesiredCapacity", "*", here, []],
  ["a listing is read", "s3:GetObject", listing, {}, ["api-service-sa"]],
  ["a listing is written", "s3:PutObject", listing, {}, ["reservation-processor-sa", "reservation-expiry-sa"]],
  ["a listing is deleted", "s3:DeleteObject", listing, {}, []],
  ["an object of another bucket is read", "s3:GetObject", "arn:aws:s3:::terraform-state/x", {}, []],
  ["a user's file system is made", "elasticfilesystem:CreateFileSystem", files, born, ["reservation-processor-sa"]],
  [
    "a user's file system gets a door",
    "elasticfilesystem:CreateMountTarget",
    files,
    users,
    ["reservation-processor-sa"],
  ],
  ["the compiler cache gets a door", "elasticfilesystem:CreateMountTarget", files, {}, []],
  ["a file system is deleted", "elasticfilesystem:DeleteFileSystem", files, users, []],
  [
    "it is asked whether an image is there",
    "ecr:DescribeImages",
    image,
    {},
    ["reservation-processor-sa", "buildkit-service-account"],
  ],
  ["an image is pushed", "ecr:PutImage", image, {}, ["buildkit-service-account"]],
  ["the image of dev pods is replaced", "ecr:PutImage", image.replace("custom-images", "image"), {}, []],
  ["a role is made", "iam:CreateRole", `arn:aws:iam::${account}:role/x`, {}, []],
  ["a role is handed on", "iam:PassRole", `arn:aws:iam::${account}:role/x`, {}, []],
  ["another role is taken", "sts:AssumeRole", `arn:aws:iam::${account}:role/sample-nodes`, {}, []],
  ["a secret is read", "secretsmanager:GetSecretValue", `arn:aws:secretsmanager:${region}:${account}:secret:x`, {}, []],
  ["the cluster is described", "eks:DescribeCluster", `arn:aws:eks:${region}:${account}:cluster/sample`, {}, []],
];

test("GIVEN gpu-dev on EKS THEN its accounts that call Amazon have a role each, made in their own stack, and no other has", () => {
  const made = [...roles.values()].filter(({ trust }) => JSON.stringify(trust).includes("kubernetes-namespace"));
  const ours = made.filter(({ stack }) => !/-(network|cluster|storage)$/.test(stack));

  expect(
    ours.map(({ name, stack }) => ({ name, stack })).sort((one, other) => (one.name < other.name ? -1 : 1)),
  ).toEqual(
    names
      .map((holder) => ({ name: `sample-${holders[holder].namespace}-${holder}`, stack: holders[holder].stack }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  );
  expect(ours.flatMap(({ attached }) => attached)).toEqual([]);
});

describe.each(calls)("WHEN %s (%s)", (_what, action, resource, context, may) => {
  test.each(names)("THEN %s may or may not", (holder) => {
    const decision: Decision = decide(roleOf(holder)?.documents ?? [], { action, resource, context });

    expect(decision).toBe(may.includes(holder) ? "allowed" : "denied");
  });
});

describe.each(names)("GIVEN the role of %s", (holder) => {
  const { namespace } = holders[holder];
  const trust = roleOf(holder)?.trust;
  const session = (request: Request) => decide(trust ? [trust] : [], request);

  test("THEN its own pods have it", () => {
    expect(session(podSession({ namespace, serviceAccount: holder }))).toBe("allowed");
  });

  test("THEN nobody else has: no account of its name elsewhere, no other account beside it, no other cluster", () => {
    const others = [
      podSession({ namespace: "default", serviceAccount: holder }),
      podSession({ namespace, serviceAccount: "default" }),
      ...names.filter((name) => name !== holder).map((name) => podSession({ namespace, serviceAccount: name })),
      podSession({ namespace, serviceAccount: holder, cluster: "other" }),
      podSession({ namespace, serviceAccount: holder, account: "999988887777" }),
      { action: "sts:AssumeRole", principal: `AWS:arn:aws:iam::${account}:root` },
      { action: "sts:AssumeRole", principal: "Service:ec2.amazonaws.com" },
    ];

    expect(others.map(session)).toEqual(others.map(() => "denied"));
  });
});

describe("pods with a role", () => {
  const apps = stacks.get("sample-apps");
  const agent = "169.254.170.23/32";

  test("GIVEN the API THEN it starts after its role, the role's policy and their association with its account", () => {
    const before = apps?.resource("kubernetes_deployment_v1", "api-service").dependsOn ?? [];

    for (const type of ["aws_iam_role", "aws_iam_role_policy", "aws_eks_pod_identity_association"]) {
      expect(before.filter((address) => address.startsWith(`${type}.api_`))).toHaveLength(1);
    }
  });

  test("GIVEN workers, whom a program makes THEN their account comes after its role: no pod of it is there before", () => {
    const before = apps?.resource("kubernetes_service_account_v1", "reservation-processor-sa").dependsOn ?? [];

    for (const type of ["aws_iam_role", "aws_iam_role_policy", "aws_eks_pod_identity_association"]) {
      expect(before.filter((address) => address.startsWith(`${type}.reservationProcessor_`))).toHaveLength(1);
    }
  });

  test("GIVEN network policies THEN those pods reach the agent that has their credentials, and no others do", () => {
    const policies = [...stacks.values()].flatMap((stack) => stack.resources("kubernetes_network_policy_v1"));
    const open = policies.filter((policy) => JSON.stringify(policy.at("spec", "egress") ?? []).includes(agent));

    expect(open.map(({ name }) => name).sort()).toEqual([
      "api-service",
      "availability-updater",
      "buildkit-credentials",
      "reservation-expiry",
      "reservation-worker",
    ]);
  });
});
