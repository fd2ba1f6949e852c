import * as z from "zod";
import { kubernetesName } from "../../fields/kubernetes-name";

/** File systems (EFS) that outlive a cluster. */
export const sharedFiles = z.strictObject({
  storageClass: kubernetesName
    .default("efs")
    .describe("StorageClass whose volumes are folders of the first file system. Default: efs."),
  fileSystems: z
    .record(
      kubernetesName,
      z.strictObject({
        throughput: z
          .enum(["elastic", "bursting"])
          .default("elastic")
          .describe("How throughput is had and paid for. Default: elastic."),
        infrequentAccessDays: z
          .literal([1, 7, 14, 30, 60, 90, 180, 270, 365])
          .default(30)
          .describe("Days without access until a file moves to infrequent access. Default: 30."),
        backup: z
          .enum(["daily", "none"])
          .default("daily")
          .describe("Whether AWS Backup keeps daily copies. Default: daily."),
      }),
    )
    .describe("File systems by name; the first one is that of the StorageClass.")
    .refine((systems) => Object.keys(systems).length > 0, { error: "names no file system" })
    .meta({
      allowed: "file systems by name, such as { shared: {} }",
      hint: "leave sharedFiles out where none is needed",
    }),
});

export type SharedFilesSettings = z.output<typeof sharedFiles>;
