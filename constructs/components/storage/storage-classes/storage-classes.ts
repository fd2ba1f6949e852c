import { StorageClassV1 } from "@cdktf/provider-kubernetes/lib/storage-class-v1";
import type { Construct } from "constructs";
import type { CapabilityNeed, SettingProblem } from "../../../../config/component-description";
import { isFileSystemId } from "../../../../config/eks/is-file-system-id";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { ClusterStorage } from "../../../contracts/cluster-storage";
import type { ComponentContext } from "../../../contracts/component";
import { CustomResources } from "../../../core/custom-resources";
import { defineComponent } from "../../../core/define-component";
import { literal } from "../../../core/literal";
import { efsProblems } from "./efs-problems";
import { type StorageClassSetting, type StorageClassSettings, settings } from "./settings";

const fates = { delete: "Delete", retain: "Retain" } as const;

/** The classes of volumes and of their snapshots. */
export const storageClasses = defineComponent({
  id: "storageClasses",
  summary: "The storage classes and snapshot classes of a cluster that does not bring its own.",
  layer: "platform",
  settings,
  clusterWideObjects: "StorageClasses and VolumeSnapshotClasses",
  needs: ({ snapshotClasses }: StorageClassSettings): CapabilityNeed[] =>
    Object.keys(snapshotClasses).length > 0 ? [{ capability: "volumeSnapshots", setting: "snapshotClasses" }] : [],
  check,
  build,
});

function check({ classes, defaultClass }: StorageClassSettings, { target }: ResolvedEnvironment): SettingProblem[] {
  const names = Object.keys(classes);
  const problems: SettingProblem[] = [];
  if (defaultClass && !names.includes(defaultClass)) {
    problems.push({
      setting: "defaultClass",
      message: "is none of the classes",
      allowed: names.join(", ") || "none: classes is empty",
      hint: "name one of these, or add the class to classes",
    });
  }
  // k3s makes the class and its mark as the default by itself, and puts both back at every start.
  if (target.kind === "k3s" && names.includes("local-path")) {
    problems.push({
      setting: "classes.local-path",
      message: "is made by k3s itself",
      allowed: "any other name",
      hint: "remove it, or choose another name",
    });
  }
  return [...problems, ...efsProblems(classes, target)];
}

function build(scope: Construct, settings: StorageClassSettings, context: ComponentContext): void {
  const { environment, namespace, cluster } = context;
  for (const [name, given] of Object.entries(settings.classes)) {
    const { provisioner, parameters, mountOptions, grows = true } = howMade(scope, given, cluster.storage);
    new StorageClassV1(scope, name, {
      metadata: {
        name,
        ...(name === settings.defaultClass
          ? { annotations: { "storageclass.kubernetes.io/is-default-class": "true" } }
          : {}),
      },
      storageProvisioner: provisioner,
      parameters,
      ...(mountOptions ? { mountOptions } : {}),
      reclaimPolicy: fates[given.reclaim],
      // A volume that is made before its pod is placed may lie in a zone that the pod cannot run in.
      volumeBindingMode: "WaitForFirstConsumer",
      allowVolumeExpansion: grows,
    });
  }
  const snapshotClasses = Object.entries(settings.snapshotClasses);
  if (snapshotClasses.length === 0) return;
  new CustomResources(scope, "snapshot-classes", {
    name: `${environment.name}-snapshot-classes`,
    namespace,
    objects: snapshotClasses.map(([name, { deletion }]) => ({
      apiVersion: "snapshot.storage.k8s.io/v1",
      kind: "VolumeSnapshotClass",
      metadata: { name },
      driver: cluster.storage.snapshotDriver,
      deletionPolicy: fates[deletion],
    })),
  });
}

interface HowMade {
  readonly provisioner: string;
  readonly parameters: Record<string, string>;
  readonly mountOptions?: string[];
  readonly grows?: boolean;
}

/**
 * Parameters by the drivers' own pages: aws-ebs-csi-driver docs/parameters.md, aws-efs-csi-driver docs/README.md,
 * gcp-compute-persistent-disk-csi-driver README.
 */
function howMade(scope: Construct, given: StorageClassSetting, storage: ClusterStorage): HowMade {
  switch (given.kind) {
    case "awsEbs":
      return {
        provisioner: "ebs.csi.aws.com",
        parameters: {
          type: given.volumeType,
          encrypted: "true",
          ...(given.iops === undefined ? {} : { iops: String(given.iops) }),
          ...(given.throughput === undefined ? {} : { throughput: String(given.throughput) }),
          ...(given.kmsKey === undefined ? {} : { kmsKeyId: given.kmsKey }),
        },
      };
    case "awsEfs":
      return {
        provisioner: "efs.csi.aws.com",
        parameters: {
          provisioningMode: "efs-ap",
          fileSystemId: fileSystemOf(scope, given.fileSystem, storage),
          directoryPerms: given.directoryMode,
          basePath: "/volumes",
          // Whose a folder is can be read from its path; the driver adds what makes it unique.
          subPathPattern: literal("${.PVC.namespace}/${.PVC.name}"),
          ensureUniqueDirectory: "true",
        },
        mountOptions: ["tls"],
        grows: false,
      };
    case "gcpPd":
      return { provisioner: "pd.csi.storage.gke.io", parameters: { type: given.type } };
    case "localPath":
      return { provisioner: "rancher.io/local-path", parameters: {}, grows: false };
    case "other":
      return { provisioner: given.provisioner, parameters: given.parameters };
  }
}

/** @throws Error where it is a name and the target has no file systems by name; the check refuses such settings. */
function fileSystemOf(scope: Construct, given: string | undefined, { sharedFiles }: ClusterStorage): string {
  if (given && isFileSystemId(given)) return given;
  if (!sharedFiles?.fileSystems) throw new Error(`${scope.node.path}: the target has no file systems by name`);
  return sharedFiles.fileSystems.id(scope, given);
}
