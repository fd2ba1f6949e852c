import { Construct } from "constructs";
import { cloud as schema } from "../../../../../constructs/components/gpu-dev/runtime/cloud";
import { placedCloud } from "../../../../../constructs/components/gpu-dev/runtime/placed-cloud";
import { FakeCluster } from "../../../../support/fake-cluster";
import { unwrittenApp } from "../../../../support/unwritten-app";
import { amazon, google } from "./sample-clouds";

const scope = new Construct(unwrittenApp(), "component");
const cluster = new FakeCluster();
/** A cluster whose target says nothing of its cloud. */
const silent = { info: { ...cluster.info, place: undefined as never }, storage: {} };
const placed = (settings: object, on: Parameters<typeof placedCloud>[2] = cluster) =>
  placedCloud(scope, schema.parse(settings), on);

test("GIVEN a target that knows its place THEN region and zone are its own, the first of its zones", () => {
  expect(placed({ kind: "aws" })).toEqual({ kind: "aws", region: "us-east-2", zone: "us-east-2a" });
  expect(placed({ kind: "aws", zone: "us-east-2b" })).toMatchObject({ zone: "us-east-2b" });
});

test("GIVEN everything by hand THEN it stays as it is, whatever the target knows", () => {
  expect(placed(amazon)).toEqual(amazon);
  expect(placed(amazon, silent)).toEqual(amazon);
});

test("GIVEN file systems of the target THEN their doors and the compiler cache's id are looked up", () => {
  expect(placed({ kind: "aws", sharedFiles: { compilerCache: "ccache" } })).toMatchObject({
    sharedFiles: { securityGroup: "sg-fake", subnets: ["subnet-fake"], compilerCache: "fs-fake-ccache" },
  });
  expect(placed({ kind: "aws", sharedFiles: {} })).toHaveProperty("sharedFiles", {
    securityGroup: "sg-fake",
    subnets: ["subnet-fake"],
  });
});

test("GIVEN a bucket of the target by its short name THEN programs are told its whole one", () => {
  const storage = { ...cluster.storage, bucket: (name: string) => `sample-${name}-111122223333` };

  expect(placed({ kind: "aws", diskContentsBucket: "disks" }, { info: cluster.info, storage })).toMatchObject({
    diskContentsBucket: "sample-disks-111122223333",
  });
  expect(placed({ kind: "aws", diskContentsBucket: "disks" })).toMatchObject({ diskContentsBucket: "disks" });
});

test("GIVEN another cloud THEN it stays as it is", () => {
  expect(placed(google)).toEqual(google);
  expect(placed({ kind: "none" })).toEqual({ kind: "none" });
});

test.each([
  [{ kind: "aws" }, "region and zone"],
  [{ ...amazon, sharedFiles: {} }, "the doors of file systems"],
  [{ ...amazon, sharedFiles: { ...amazon.sharedFiles, compilerCache: "ccache" } }, "where file system ccache is"],
])("GIVEN %p that nobody completes THEN it is refused by what is missing", (settings, missing) => {
  expect(() => placed(settings, silent)).toThrow(`neither cloud nor the target says ${missing}`);
});
