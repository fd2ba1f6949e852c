import type { Cluster } from "./cluster";

/** A StorageClass that a target brings in reality, where the cluster has none of that name. */
export class StorageClassStandIn {
  private readonly made: boolean;

  constructor(
    private readonly cluster: Cluster,
    private readonly name: string,
  ) {
    this.made = !cluster.list("storageclass").some(({ metadata }) => metadata.name === name);
    if (!this.made) return;
    const storageClass = {
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      metadata: { name },
      provisioner: "gantry.dev/stand-in",
    };
    cluster.kubectl(["apply", "-f", "-"], JSON.stringify(storageClass));
  }

  remove(): void {
    if (this.made) this.cluster.kubectl(["delete", "storageclass", this.name, "--ignore-not-found"]);
  }
}
