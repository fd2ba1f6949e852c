import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { ContainerRegistry } from "../registry/container-registry";
import { declaresRegistry } from "../registry/declares-registry";
import { Buckets } from "./buckets";
import { SharedFiles } from "./shared-files";

/** What outlives a cluster: file systems, buckets, images. */
export class StorageLayer extends Construct {
  /** Whether the environment declares anything of it. */
  static isNeeded({ target }: AwsSite): boolean {
    const { sharedFiles, buckets, registry } = target;
    return sharedFiles !== undefined || Object.keys(buckets).length > 0 || declaresRegistry(registry);
  }

  constructor(stack: Construct, id: string, site: AwsSite) {
    super(stack, id);
    const { sharedFiles, buckets, registry } = site.target;
    if (sharedFiles) new SharedFiles(this, "files", { site, settings: sharedFiles, stack });
    if (Object.keys(buckets).length > 0) new Buckets(this, "buckets", { site, settings: buckets });
    if (declaresRegistry(registry)) new ContainerRegistry(this, "registry", { site, settings: registry });
  }
}
