import type { ClusterStorage, SharedFileStorage } from "../../contracts/cluster-storage";
import type { AwsSite } from "../aws-site";
import { FileSystemLookup } from "./file-system-lookup";

/** Storage of an EKS cluster as components see it: EBS for one pod, EFS for many, buckets by their short names. */
export class EksStorage implements ClusterStorage {
  readonly blockClass: string;
  readonly sharedFiles?: SharedFileStorage;
  readonly snapshotDriver = "ebs.csi.aws.com";

  constructor(private readonly site: AwsSite) {
    const { storageClass, sharedFiles } = site.target;
    this.blockClass = storageClass;
    if (!sharedFiles) return;
    this.sharedFiles = {
      storageClass: sharedFiles.storageClass,
      fileSystems: new FileSystemLookup(site, Object.keys(sharedFiles.fileSystems)),
    };
  }

  bucket(name: string): string {
    return Object.hasOwn(this.site.target.buckets, name) ? this.site.bucketName(name) : name;
  }
}
