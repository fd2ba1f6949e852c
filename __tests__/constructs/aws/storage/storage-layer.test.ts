import { StorageLayer } from "../../../../constructs/aws/storage/storage-layer";
import { cloudLayers } from "../../../../stacks/cloud-layers";
import { eksSite, eksTarget } from "../../../support/eks-target";
import { resolvedEnvironment } from "../../../support/resolved-environment";

test.each([
  ["nothing", {}, false],
  ["file systems", { sharedFiles: { fileSystems: { shared: {} } } }, true],
  ["a bucket", { buckets: { disks: {} } }, true],
  ["a repository", { registry: { repositories: { api: {} } } }, true],
  ["a cache of an upstream", { registry: { pullThrough: { "quay.io": {} } } }, true],
  ["a scan", { registry: { scanning: "basic" } }, true],
  ["copies of others", { registry: { receiveFrom: ["444455556666"] } }, true],
])("GIVEN %s THEN there is a storage stack, or none", (_what, changes, needed) => {
  const environment = resolvedEnvironment({ target: { ...eksTarget, ...changes } });

  expect(StorageLayer.isNeeded(eksSite(changes))).toBe(needed);
  expect(Object.hasOwn(cloudLayers(environment), "storage")).toBe(needed);
});
