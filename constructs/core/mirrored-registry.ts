import type { ImageRegistry } from "../contracts/image-registry";

/** Images and charts from upstream, or all of them from one mirror that keeps their full upstream names. */
export class MirroredRegistry implements ImageRegistry {
  readonly pullSecret?: string;
  private readonly mirror: string | undefined;

  constructor(artifacts: { readonly mirror?: string | undefined; readonly pullSecret?: string | undefined }) {
    this.mirror = artifacts.mirror;
    if (artifacts.pullSecret) this.pullSecret = artifacts.pullSecret;
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
