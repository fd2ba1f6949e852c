/** Where images and charts are pulled from on this target. */
export interface ImageRegistry {
  /** The reference that a pod uses for an upstream reference: itself, or its place in the mirror. */
  image(upstream: string): string;
  /** The OCI repository that a chart is pulled from, for an upstream OCI repository. */
  chartRepository(upstream: string): string;
  /** Name of the Secret with pull credentials in every namespace. */
  readonly pullSecret?: string;
  /** Folder of the nodes that containerd reads registry hosts from; left out where it is not known. */
  readonly hostsFolder?: string;
}
