import type { TerraformStack } from "cdktf";
import { StorageLayer } from "../../../../constructs/aws/storage/storage-layer";
import { checkPolicy } from "../../../../constructs/policy/check-policy";
import { awsStack } from "../../../support/aws-stack";
import { eksSite } from "../../../support/eks-target";

test("GIVEN everything that outlives a cluster THEN no policy rule finds anything, and nothing is acknowledged", () => {
  const stacks: TerraformStack[] = [];
  const nfs = { kind: "nfs", reason: "the programs mount it over plain NFS" };
  const site = eksSite(
    {
      sharedFiles: { fileSystems: { homes: {}, cache: { clients: nfs } } },
      buckets: { disks: {} },
      registry: {
        repositories: { "gpu-dev/api": {} },
        pullThrough: { "quay.io": {} },
        scanning: "enhanced",
        replication: { regions: ["us-east-1"] },
        receiveFrom: ["444455556666"],
      },
    },
    { deletionProtection: true },
  );
  awsStack(
    (stack) => {
      stacks.push(stack);
      new StorageLayer(stack, "storage", site);
    },
    { site, layer: "storage" },
  );

  expect(checkPolicy(stacks)).toEqual([]);
});
