import * as z from "zod";

/** A file system (EFS), by its name in the target or by its id. */
export const awsFileSystem = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)
  .meta({
    allowed: "a name of target.sharedFiles.fileSystems, or an id such as fs-0123456789abcdef0",
    hint: "on eks write the name: the id is not known before the first deploy",
  });
