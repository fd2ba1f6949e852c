import { cloudVariables } from "../../../../../constructs/components/gpu-dev/runtime/cloud-variables";
import { amazon, google } from "./sample-clouds";

/** Read by `os.environ[...]` when a worker starts: without them it ends at once. */
const demanded = ["EKS_CLUSTER_NAME", "REGION", "PRIMARY_AVAILABILITY_ZONE"];
/** A client of boto3 is made when workers and the expiry start, wherever they are. */
const needed = [...demanded, "AWS_DEFAULT_REGION", "CLOUD_PROVIDER"];

test.each([
  ["Amazon", amazon],
  ["Google", google],
  ["no cloud", { kind: "none" } as const],
])("GIVEN %s THEN everything that the programs demand is there, and nothing is empty", (_what, cloud) => {
  const variables = cloudVariables(cloud, "cluster");

  expect(Object.keys(variables)).toEqual(expect.arrayContaining(needed));
  expect(Object.values(variables)).not.toContain("");
});

test("GIVEN Amazon THEN region, zone, file systems and bucket are told", () => {
  expect(cloudVariables(amazon, "prod")).toEqual({
    CLOUD_PROVIDER: "aws",
    REGION: "us-east-2",
    AWS_REGION: "us-east-2",
    AWS_DEFAULT_REGION: "us-east-2",
    PRIMARY_AVAILABILITY_ZONE: "us-east-2a",
    EKS_CLUSTER_NAME: "prod",
    DISK_CONTENTS_BUCKET: "disk-contents",
    EFS_SECURITY_GROUP_ID: "sg-0123",
    EFS_SUBNET_IDS: "subnet-1,subnet-2",
    CCACHE_SHARED_EFS_ID: "fs-0123",
  });
});

test("GIVEN Google THEN the project has both names: the provider reads one, the configuration of before gave the other", () => {
  expect(cloudVariables(google, "prod")).toMatchObject({
    CLOUD_PROVIDER: "gcp",
    REGION: "us-central1",
    GCP_PROJECT: "gpu-dev-project",
    GCP_PROJECT_ID: "gpu-dev-project",
    GCP_ZONE: "us-central1-a",
    GKE_CLUSTER_NAME: "prod",
  });
});

test("GIVEN no cloud THEN the programs are told of the provider that they call custom", () => {
  expect(cloudVariables({ kind: "none" }, "kind")).toMatchObject({ CLOUD_PROVIDER: "custom", REGION: "local" });
});
