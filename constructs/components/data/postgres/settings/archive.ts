import * as z from "zod";
import { kubernetesName } from "../../../../../config/fields/kubernetes-name";

/** Where finished segments of the write-ahead log go, and how they come back. A backup component fills this in. */
export const archive = z
  .strictObject({
    environment: z
      .strictObject({
        secret: kubernetesName.describe("Secret of the namespace. Required."),
        keys: z
          .array(z.string().regex(/^[A-Z][A-Z0-9_]*$/))
          .min(1)
          .describe("Its keys, which become variables of the same names. Required.")
          .meta({
            allowed: "names of environment variables in upper case",
            hint: "the Secret's keys are the names that the archive tool reads",
          }),
      })
      .describe(
        "Variables of the commands: where the archive is and how to get in " +
          "(for WAL-G: WALG_S3_PREFIX or WALG_GS_PREFIX, and credentials where no cloud identity gives them). Required.",
      ),
    archiveCommand: z
      .string()
      .min(1)
      .default('wal-g wal-push "%p"')
      .describe("Stores the segment at %p; must fail unless it is stored. Default: WAL-G, which the image carries."),
    restoreCommand: z
      .string()
      .min(1)
      .default('wal-g wal-fetch "%f" "%p"')
      .describe("Fetches segment %f to %p; lets a replica catch up that was away for long. Default: WAL-G."),
    timeoutSeconds: z
      .int()
      .min(10)
      .max(3600)
      .default(60)
      .describe(
        "Seconds until a segment that is not full is archived all the same: what a total loss may cost. Default: 60.",
      ),
  })
  .describe("Archive of the write-ahead log. Default: none, archive_mode is off.");
