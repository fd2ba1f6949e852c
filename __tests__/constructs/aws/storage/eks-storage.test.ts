import { Construct } from "constructs";
import { EksStorage } from "../../../../constructs/aws/storage/eks-storage";
import type { ClusterStorage } from "../../../../constructs/contracts/cluster-storage";
import { awsStack } from "../../../support/aws-stack";
import { eksSite } from "../../../support/eks-target";

const site = eksSite({ sharedFiles: { fileSystems: { homes: {}, cache: {} } }, buckets: { disks: {} } });

/** A stack above that finds something. */
const found = (find: (storage: ClusterStorage, scope: Construct) => unknown) =>
  awsStack((stack) => void find(new EksStorage(site), new Construct(stack, "component")), { site, layer: "apps" });

test("GIVEN a target THEN its classes and the driver of snapshots are told", () => {
  expect(new EksStorage(site)).toMatchObject({
    blockClass: "gp3",
    sharedFiles: { storageClass: "efs" },
    snapshotDriver: "ebs.csi.aws.com",
  });
  expect(new EksStorage(eksSite()).sharedFiles).toBeUndefined();
});

test("GIVEN a file system's name THEN its id is looked up by its literal token, once in a stack", () => {
  const template = found(({ sharedFiles }, scope) => [
    sharedFiles?.fileSystems?.id(scope, "cache"),
    sharedFiles?.fileSystems?.id(new Construct(scope, "part"), "cache"),
  ]);

  expect(template.data().map((each) => [each.type, each.at("creation_token")])).toEqual([
    ["aws_efs_file_system", "sample-cache"],
  ]);
});

test("GIVEN no name THEN it is the first file system; GIVEN one that is not there THEN it is refused by name", () => {
  const template = found(({ sharedFiles }, scope) => sharedFiles?.fileSystems?.id(scope));

  expect(template.data()[0]?.at("creation_token")).toBe("sample-homes");
  expect(() => found(({ sharedFiles }, scope) => sharedFiles?.fileSystems?.id(scope, "ccache"))).toThrow(
    "sample-apps/component: the target has no file system ccache",
  );
});

test("GIVEN programs that make file systems THEN doors lie in every zone of nodes, behind the group of files", () => {
  const template = found(({ sharedFiles }, scope) => sharedFiles?.fileSystems?.doors(scope).subnets);
  const names = template.data().map((each) => each.at("name") ?? each.at("tags", "Name"));

  expect(names).toEqual([
    "sample-files",
    "sample-nodes-us-east-2a",
    "sample-nodes-us-east-2b",
    "sample-nodes-us-east-2c",
    "sample",
  ]);
});

test("GIVEN a bucket's short name THEN it is the whole one; any other name stays", () => {
  expect(new EksStorage(site).bucket("disks")).toBe("sample-disks-111122223333");
  expect(new EksStorage(site).bucket("sample-disks-111122223333")).toBe("sample-disks-111122223333");
  expect(new EksStorage(site).bucket("toString")).toBe("toString");
});
