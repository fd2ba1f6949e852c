import type { NodeMirror } from "../node-mirror";

/**
 * What containerd is told of a registry. https://github.com/containerd/containerd/blob/main/docs/hosts.md
 *
 * @param mark first line, by which a file is known as ours
 */
export function hostsToml({ url, fallback }: NodeMirror, mark: string): string {
  return [
    mark,
    // Asked last. Where nobody else has the images, the registry itself: never the name, which may not resolve.
    `server = ${JSON.stringify(fallback ?? url)}`,
    "",
    `[host.${JSON.stringify(url)}]`,
    '  capabilities = ["pull", "resolve"]',
    // Beside this file.
    '  ca = "ca.crt"',
    // 30 s otherwise, which each pull would wait for a cache that is away. From containerd 2.1 on; older ones ignore it.
    '  dial_timeout = "2s"',
    "",
  ].join("\n");
}
