import { EfsBackupPolicy } from "@cdktf/provider-aws/lib/efs-backup-policy";
import { EfsFileSystem } from "@cdktf/provider-aws/lib/efs-file-system";
import { EfsFileSystemPolicy } from "@cdktf/provider-aws/lib/efs-file-system-policy";
import { EfsMountTarget } from "@cdktf/provider-aws/lib/efs-mount-target";
import { Construct } from "constructs";
import type { FileSystemSettings } from "../../../config/schema/eks/shared-files";
import { protect } from "../../core/protect";
import type { AwsSite } from "../aws-site";
import { policyDocument } from "../identity/policy-document";
import type { ResourceStatement } from "../identity/statement";
import { NetworkLookup } from "../network/network-lookup";

export interface SharedFileSystemProps {
  readonly site: AwsSite;
  readonly name: string;
  readonly settings: FileSystemSettings;
  /** ARN of the KMS key. */
  readonly key: string;
  /** Id of the security group of its mount targets. */
  readonly securityGroup: string;
  /** The stack, which looks the network up. */
  readonly stack: Construct;
}

/** One file system: a door in every zone that has nodes, and a policy that says who comes in how. */
export class SharedFileSystem extends Construct {
  constructor(scope: Construct, id: string, props: SharedFileSystemProps) {
    super(scope, id);
    const { site, name, settings, stack } = props;
    const fileSystem = new EfsFileSystem(this, "file-system", {
      // Looked up by this token: it is the only name of a file system that AWS keeps from being given twice.
      creationToken: site.name(name),
      encrypted: true,
      kmsKeyId: props.key,
      performanceMode: "generalPurpose",
      throughputMode: settings.throughput,
      lifecyclePolicy: [
        { transitionToIa: infrequentAccess(settings.infrequentAccessDays) },
        // One block for each, as EFS has them: a file that is read comes back, so that a second reader is not slow.
        { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" },
      ],
      tags: { Name: site.name(name) },
    });
    protect(fileSystem, site.environment.deletionProtection);
    new EfsBackupPolicy(this, "backup", {
      fileSystemId: fileSystem.id,
      backupPolicy: { status: settings.backup === "daily" ? "ENABLED" : "DISABLED" },
    });
    new EfsFileSystemPolicy(this, "policy", {
      fileSystemId: fileSystem.id,
      policy: policyDocument(clientStatements(site, settings, fileSystem.arn)),
    });
    const network = NetworkLookup.in(stack, site);
    const doors = new Construct(this, "mount-targets");
    for (const zone of network.zones("nodes")) {
      new EfsMountTarget(doors, zone, {
        fileSystemId: fileSystem.id,
        subnetId: network.subnet("nodes", zone),
        securityGroups: [props.securityGroup],
      });
    }
  }
}

function infrequentAccess(days: number): string {
  return days === 1 ? "AFTER_1_DAY" : `AFTER_${days}_DAYS`;
}

/** Actions of NFS clients: https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html */
const mount = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"];
const root = "elasticfilesystem:ClientRootAccess";

/** Nobody shows an identity to NFS: what lets a client in is the network, the way in, and the access point. */
function clientStatements(
  site: AwsSite,
  { clients }: FileSystemSettings,
  fileSystem: string,
): readonly ResourceStatement[] {
  const everybody = { principals: { everybody: true }, resources: [fileSystem] } as const;
  const inside = { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } };
  if (clients.kind === "nfs")
    return [{ sid: "NodesMount", ...everybody, actions: [...mount, root], conditions: inside }];
  const accessPoints = site.arn("elasticfilesystem", "access-point/*");
  return [
    {
      sid: "AccessPointsMount",
      ...everybody,
      actions: mount,
      conditions: { ...inside, StringLike: { "elasticfilesystem:AccessPointArn": accessPoints } },
    },
    {
      sid: "PlainTextIsRefused",
      effect: "Deny",
      ...everybody,
      actions: [...mount, root],
      conditions: { Bool: { "aws:SecureTransport": "false" } },
    },
  ];
}
