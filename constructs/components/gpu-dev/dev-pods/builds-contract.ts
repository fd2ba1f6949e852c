import type { SecretReference } from "../../../contracts/secret-reference";

/** What the processor, and whoever prepares the ground for its image builds, know of the pods that build. */
export interface BuildsContract {
  /** Labels that the processor puts on them. */
  readonly podLabels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  /** The one image that is let in, as its public registry names it. */
  readonly image: string;
  /** What they need to push with a password; left out where they push with an identity of the cloud. */
  readonly push?: BuildsPush;
}

/** Objects beside the build pods; those of the registry that `registry` names. */
export interface BuildsPush {
  /** Host, with its port where that is not 443. */
  readonly registry: string;
  /** Secret with who pushes, and its key. */
  readonly credentials: SecretReference & { readonly key: string };
  /** Who signed for the registry; left out where everybody trusts them. */
  readonly trust?: {
    /** Secret with the authority as `ca.crt`. */
    readonly authority: SecretReference;
    /** ConfigMap with `buildkitd.toml`, which names the authority in `folder`. */
    readonly config: string;
    /** Folder that the authority has to be mounted at. */
    readonly folder: string;
  };
}
