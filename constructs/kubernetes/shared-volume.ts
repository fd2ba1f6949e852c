import { PersistentVolumeClaimV1 } from "@cdktf/provider-kubernetes/lib/persistent-volume-claim-v1";
import { Construct } from "constructs";
import type { ComponentContext } from "../contracts/component";
import { protect } from "../core/protect";

export interface SharedVolumeProps {
  readonly context: ComponentContext;
  readonly name: string;
  /** Such as 100Gi. */
  readonly size: string;
}

/** A volume that many pods mount at once, on the target's shared files; protected where the environment says so. */
export class SharedVolume extends Construct {
  /** Name of the PersistentVolumeClaim, for a pod's `volumes`. */
  readonly claimName: string;

  /** @throws Error when the target has no shared files. */
  constructor(scope: Construct, id: string, props: SharedVolumeProps) {
    super(scope, id);
    const { context, name, size } = props;
    const { sharedFiles } = context.cluster.storage;
    if (!sharedFiles)
      throw new Error(`${name}: the target has no shared files; configuration should have refused this`);
    this.claimName = name;
    const claim = new PersistentVolumeClaimV1(this, "claim", {
      metadata: { name, namespace: context.namespace },
      spec: {
        accessModes: ["ReadWriteMany"],
        storageClassName: sharedFiles.storageClass,
        resources: { requests: { storage: size } },
      },
      // A class that binds when a pod mounts it would never be bound here.
      waitUntilBound: false,
    });
    protect(claim, context.environment.deletionProtection);
  }
}
