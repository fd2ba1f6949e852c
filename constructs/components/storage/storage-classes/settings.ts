import * as z from "zod";
import { awsFileSystem } from "../../../../config/fields/aws-file-system";
import { kubernetesName } from "../../../../config/fields/kubernetes-name";
import { namespaced } from "../../../../config/fields/namespaced";

const fate = z
  .enum(["delete", "retain"])
  .describe("`retain` keeps a volume whose claim is gone, `delete` deletes it.")
  .meta({ hint: "retain what a person would miss; a kept volume costs until somebody deletes it" });

const common = {
  reclaim: fate.default("delete").describe("`retain` keeps a volume whose claim is gone. Default: delete."),
};

const storageClass = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("awsEbs").describe("EBS volumes, always encrypted (provisioner ebs.csi.aws.com)."),
      volumeType: z.enum(["gp3", "io2"]).default("gp3").describe("Type of the volumes. Default: gp3."),
      iops: z
        .int()
        .min(3000)
        .max(64000)
        .optional()
        .describe("Operations a second. Default: what gp3 comes with, 3000; required for io2.")
        .meta({ hint: "gp3 takes up to 16000, io2 up to 64000" }),
      throughput: z
        .int()
        .min(125)
        .max(1000)
        .optional()
        .describe("MiB a second, gp3 only. Default: what gp3 comes with, 125."),
      kmsKey: z.string().min(1).optional().describe("ARN of the KMS key. Default: the account's own key for EBS."),
      ...common,
    }),
    z.strictObject({
      kind: z
        .literal("awsEfs")
        .describe(
          "Folders of an EFS file system that many pods mount at once over TLS, each by an access point of its own (provisioner efs.csi.aws.com); they have no size to grow.",
        ),
      fileSystem: awsFileSystem
        .optional()
        .describe(
          "File system by its name in target.sharedFiles (eks) or by its id. Default: the first of the target (eks); required elsewhere.",
        ),
      directoryMode: z
        .string()
        .regex(/^[0-7]{3}$/)
        .default("700")
        .describe(
          "Mode of a volume's folder; its owner is the access point's user, whom every pod that mounts it is taken for. Default: 700.",
        )
        .meta({ allowed: "three octal digits, such as 700", hint: "700 is enough: all pods of a volume are one user" }),
      ...common,
    }),
    z.strictObject({
      kind: z.literal("gcpPd").describe("Persistent disks, always encrypted (provisioner pd.csi.storage.gke.io)."),
      type: z
        .enum(["pd-ssd", "pd-balanced", "pd-standard", "hyperdisk-balanced"])
        .default("pd-balanced")
        .describe("Type of the disks. Default: pd-balanced."),
      ...common,
    }),
    z.strictObject({
      kind: z
        .literal("localPath")
        .describe("Folders on the node's own disk (provisioner rancher.io/local-path); they do not grow."),
      ...common,
    }),
    z.strictObject({
      kind: z.literal("other").describe("Any other provisioner."),
      provisioner: z
        .string()
        .regex(/^[a-z0-9]([a-z0-9./-]{0,61}[a-z0-9])?$/)
        .describe("Name of the provisioner.")
        .meta({
          allowed: "the name of a provisioner, such as nfs.csi.k8s.io",
          hint: "`kubectl get csidrivers` prints the names",
        }),
      parameters: z
        .record(z.string().min(1), z.string())
        .default({})
        .describe("Parameters of the provisioner. Default: none."),
      ...common,
    }),
  ])
  .superRefine((given, context) => {
    if (given.kind !== "awsEbs") return;
    const wrong = (path: string, message: string, hint: string) =>
      context.addIssue({ code: "custom", path: [path], message, params: { hint } });
    if (given.volumeType === "io2" && given.iops === undefined) {
      wrong("iops", "is required for io2", "say how many operations a second the volumes have");
    }
    if (given.volumeType === "io2" && given.throughput !== undefined) {
      wrong("throughput", "cannot be set for io2", "remove it: io2 has the throughput that its operations give");
    }
    if (given.volumeType === "gp3" && (given.iops ?? 0) > 16000) {
      wrong("iops", "is more than gp3 has", "16000 at most, or choose io2");
    }
  });

/** Settings of the storage classes. */
export const settings = z.strictObject({
  ...namespaced,
  classes: z
    .record(kubernetesName, storageClass)
    .default({})
    .describe("StorageClasses by name; volumes grow, and are made where their pod runs. Default: none.")
    .meta({
      allowed: 'classes by name, such as { gp3: { kind: "awsEbs" } }',
      hint: "names are the cluster's: no other class has them",
    }),
  defaultClass: kubernetesName
    .optional()
    .describe("Class of claims that name none, one of `classes`. Default: the cluster's own default stays."),
  snapshotClasses: z
    .record(
      kubernetesName,
      z.strictObject({
        deletion: fate
          .default("retain")
          .describe("What becomes of a snapshot whose object is deleted. Default: retain."),
      }),
    )
    .default({})
    .describe("VolumeSnapshotClasses by name, of the target's snapshot driver. Default: none.")
    .meta({
      allowed: "snapshot classes by name, such as { disks: {} }",
      hint: "the target's volumeSnapshots names their driver",
    }),
});

export type StorageClassSettings = z.output<typeof settings>;
export type StorageClassSetting = StorageClassSettings["classes"][string];
