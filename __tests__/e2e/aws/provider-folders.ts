import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** One version of a provider on this machine. */
export interface ProviderFolder {
  readonly name: string;
  readonly version: string;
  /** Whose provider it is: the first part of its source address. */
  readonly host: string;
  readonly folder: string;
}

/** Who publishes the providers that are looked for: the second part of their source addresses. */
export const publisher = "hashicorp";

/** Name of this machine in the folders of providers. */
export const platform = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;

/**
 * Unpacked providers that lie on this machine: in the folders that Terraform looks into by itself, and in the one that
 * GANTRY_PROVIDER_MIRROR names.
 */
export function providerFolders(): readonly ProviderFolder[] {
  // A mirror has a folder for each part of the source address, then the version:
  // https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror
  return mirrors().flatMap((mirror) =>
    folders(mirror).flatMap((host) => {
      const top = path.join(mirror, host, publisher);
      return folders(top).flatMap((name) =>
        folders(path.join(top, name)).flatMap((version) => {
          const folder = path.join(top, name, version, platform);
          return fs.existsSync(folder) ? [{ name, version, host, folder }] : [];
        }),
      );
    }),
  );
}

/** https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories */
function mirrors(): readonly string[] {
  const { GANTRY_PROVIDER_MIRROR, XDG_DATA_HOME, XDG_DATA_DIRS } = process.env;
  const data = [
    XDG_DATA_HOME ?? path.join(os.homedir(), ".local/share"),
    ...(XDG_DATA_DIRS ?? "/usr/local/share:/usr/share").split(":"),
  ];
  return [
    ...(GANTRY_PROVIDER_MIRROR ? [GANTRY_PROVIDER_MIRROR] : []),
    path.join(os.homedir(), ".terraform.d/plugins"),
    ...data.map((folder) => path.join(folder, "terraform/plugins")),
  ];
}

function folders(parent: string): readonly string[] {
  if (!fs.existsSync(parent)) return [];
  return fs.readdirSync(parent).filter((entry) => fs.statSync(path.join(parent, entry)).isDirectory());
}
