import type { BuildsPush } from "./builds-contract";

/**
 * The `buildkitd.toml` of builds that trust an authority: pulls and pushes go through the daemon, and beside the public
 * authorities it trusts this one, for this registry (https://github.com/moby/buildkit/blob/master/docs/buildkitd.toml.md).
 */
export function buildPushConfig(registry: string, { folder }: NonNullable<BuildsPush["trust"]>): string {
  // JSON writes text and lists of text as TOML does.
  return `[registry.${JSON.stringify(registry)}]\nca = ${JSON.stringify([`${folder}/ca.crt`])}\n`;
}
