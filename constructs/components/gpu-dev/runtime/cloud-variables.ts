import type { Cloud } from "./placed-cloud";

/**
 * What the programs learn of the cloud. Each of them reads some of these, workers all of them; all get the same record.
 * The region stands under every name that is read: a client of boto3 is made on import, even where there is no Amazon,
 * and fails without AWS_DEFAULT_REGION; EKS_CLUSTER_NAME, REGION and PRIMARY_AVAILABILITY_ZONE are demanded by workers.
 */
export function cloudVariables(cloud: Cloud, clusterName: string): Readonly<Record<string, string>> {
  const place = placeOf(cloud);
  return {
    CLOUD_PROVIDER: cloud.kind === "none" ? "custom" : cloud.kind,
    REGION: place.region,
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    PRIMARY_AVAILABILITY_ZONE: place.zone,
    EKS_CLUSTER_NAME: clusterName,
    ...(cloud.kind === "aws" ? awsVariables(cloud) : {}),
    ...(cloud.kind === "gcp"
      ? {
          GKE_CLUSTER_NAME: clusterName,
          // The provider reads the one name, the configuration of before gave the other.
          GCP_PROJECT: cloud.project,
          GCP_PROJECT_ID: cloud.project,
          GCP_ZONE: cloud.zone,
        }
      : {}),
  };
}

function placeOf(cloud: Cloud): { readonly region: string; readonly zone: string } {
  switch (cloud.kind) {
    case "aws":
      return { region: cloud.region, zone: cloud.zone };
    case "gcp":
      return { region: cloud.zone.slice(0, -2), zone: cloud.zone };
    case "none":
      return { region: "local", zone: "local" };
  }
}

function awsVariables({ sharedFiles, diskContentsBucket }: Extract<Cloud, { kind: "aws" }>): Record<string, string> {
  return {
    ...(diskContentsBucket ? { DISK_CONTENTS_BUCKET: diskContentsBucket } : {}),
    ...(sharedFiles
      ? {
          EFS_SECURITY_GROUP_ID: sharedFiles.securityGroup,
          EFS_SUBNET_IDS: sharedFiles.subnets.join(","),
          ...(sharedFiles.compilerCache ? { CCACHE_SHARED_EFS_ID: sharedFiles.compilerCache } : {}),
        }
      : {}),
  };
}
