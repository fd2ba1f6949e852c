import type { ImageRegistry } from "../contracts/image-registry";

export interface MirroredRegistryProps {
  /** Registry and path of the mirror. Default: upstream. */
  readonly mirror?: string | undefined;
  /** Secret with pull credentials in every namespace. Default: none. */
  readonly pullSecret?: string | undefined;
  /** Folder of the nodes that containerd reads registry hosts from. Default: unknown. */
  readonly hostsFolder?: string | undefined;
}

/** Images and charts from upstream, or all of them from one mirror that keeps their full upstream names. */
export class MirroredRegistry implements ImageRegistry {
  readonly pullSecret?: string;
  readonly hostsFolder?: string;
  private readonly mirror: string | undefined;

  constructor(props: MirroredRegistryProps) {
    this.mirror = props.mirror;
    if (props.pullSecret) this.pullSecret = props.pullSecret;
    if (props.hostsFolder) this.hostsFolder = props.hostsFolder;
  }

  image(upstream: string): string {
    if (!this.mirror || upstream.startsWith(`${this.mirror}/`)) return upstream;
    return `${this.mirror}/${fullName(upstream)}`;
  }

  chartRepository(upstream: string): string {
    if (!this.mirror) return upstream;
    return `oci://${this.mirror}/${upstream.replace(/^(oci|https?):\/\//, "").replace(/\/$/, "")}`;
  }
}

/** `postgres:18` is short for `docker.io/library/postgres:18`. */
function fullName(reference: string): string {
  const [first = "", ...rest] = reference.split("/");
  if (rest.length === 0) return `docker.io/library/${reference}`;
  return /[.:]|^localhost$/.test(first) ? reference : `docker.io/${reference}`;
}
