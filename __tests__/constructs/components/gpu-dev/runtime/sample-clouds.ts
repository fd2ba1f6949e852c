import type { Cloud } from "../../../../../constructs/components/gpu-dev/runtime/placed-cloud";

/** Amazon with everything that the programs can use of it. */
export const amazon: Extract<Cloud, { kind: "aws" }> = {
  kind: "aws",
  region: "us-east-2",
  zone: "us-east-2a",
  diskContentsBucket: "disk-contents",
  sharedFiles: { securityGroup: "sg-0123", subnets: ["subnet-1", "subnet-2"], compilerCache: "fs-0123" },
};

export const google: Extract<Cloud, { kind: "gcp" }> = {
  kind: "gcp",
  project: "gpu-dev-project",
  zone: "us-central1-a",
};
