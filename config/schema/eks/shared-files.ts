import * as z from "zod";
import { kubernetesName } from "../../fields/kubernetes-name";
import { reason } from "../../fields/reason";

const clients = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z
        .literal("tls")
        .describe("Over TLS and through an access point, which keeps a client in its own folder, never as root."),
    }),
    z.strictObject({
      kind: z
        .literal("nfs")
        .describe("Over plain NFS as well, from the nodes: whoever mounts it is root of all of its files."),
      reason: reason.describe("Who cannot do without, and why everybody may see all of it."),
    }),
  ])
  .meta({ hint: "volumes of pods need tls alone; gpu-dev's shared ccache is mounted over plain NFS" });

const fileSystem = z.strictObject({
  throughput: z
    .enum(["elastic", "bursting"])
    .default("elastic")
    .describe(
      "How throughput is had and paid for: by what is moved, or with the size of what is kept. Default: elastic.",
    ),
  infrequentAccessDays: z
    .literal([1, 7, 14, 30, 60, 90, 180, 270, 365])
    .default(30)
    .describe(
      "Days without access until a file moves to infrequent access; its next reader brings it back. Default: 30.",
    )
    .meta({ hint: "EFS knows these numbers of days only" }),
  backup: z
    .enum(["daily", "none"])
    .default("daily")
    .describe("Whether AWS Backup keeps daily copies, for 35 days. Default: daily.")
    .meta({ hint: "none is for what can be made again, such as a compiler cache" }),
  clients: clients.prefault({ kind: "tls" }).describe("How nodes mount it. Default: over TLS, through access points."),
});

/** File systems (EFS) that outlive a cluster. */
export const sharedFiles = z.strictObject({
  storageClass: kubernetesName
    .default("efs")
    .describe(
      "StorageClass whose volumes are folders of a file system; the component storageClasses makes it. Default: efs.",
    ),
  fileSystems: z
    .record(kubernetesName, fileSystem)
    .describe("File systems by name; the first one is what a StorageClass is of that names none.")
    .refine((systems) => Object.keys(systems).length > 0, { error: "names no file system" })
    .meta({
      allowed: "file systems by name, such as { shared: {} }",
      hint: "leave sharedFiles out where none is needed",
    }),
});

export type SharedFilesSettings = z.output<typeof sharedFiles>;
export type FileSystemSettings = z.output<typeof fileSystem>;
