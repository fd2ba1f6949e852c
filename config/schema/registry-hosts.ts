import * as z from "zod";

/** Folder of the nodes that containerd reads registry hosts from. */
export const registryHosts = z
  .string()
  .regex(/^(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+)+$/)
  .meta({
    allowed: "an absolute path, such as /etc/containerd/certs.d",
    hint: "containerd's config_path; see `grep config_path /etc/containerd/config.toml` on a node",
  });
