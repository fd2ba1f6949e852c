import type * as z from "zod";
import type { ComponentContext } from "../../../contracts/component";
import type { PodOptions, Volume } from "../../../kubernetes/pod";
import type { GitCacheEndpoint } from "../git-cache/git-cache-endpoint";
import { devNodePlacement } from "./dev-node-placement";
import type { settings as schema } from "./settings";

export interface TreeCopierProps {
  readonly context: ComponentContext;
  readonly settings: z.output<typeof schema>;
  /** Image of dev pods: it is on these nodes anyway, and brings curl, GNU tar and zstd. */
  readonly image: string;
  readonly cache: GitCacheEndpoint;
  readonly worktree: string;
  readonly scripts: Volume;
  readonly shared: Volume;
}

const publishedFolder = "/ccache_shared";

/** The pod that keeps a node's copies of worktree and built tree up to date. */
export function treeCopier({
  context,
  settings,
  image,
  cache,
  worktree,
  scripts,
  shared,
}: TreeCopierProps): PodOptions {
  return {
    // `dev` of the image of dev pods.
    user: { uid: 1081, gid: 1081 },
    placement: devNodePlacement(context.cluster.nodePools),
    connectsTo: [cache.network],
    volumes: {
      scripts,
      shared,
      node: {
        hostPath: settings.nodeFolder,
        hostPathType: "DirectoryOrCreate",
        reason: "a tree of 100 000 files reaches a dev pod in seconds only from the node's own disk",
      },
    },
    containers: [
      {
        name: "copy",
        image,
        command: ["sh", "/scripts/repeat.sh", String(settings.syncMinutes * 60), "sh", "/scripts/sync.sh"],
        env: {
          TREE_NAME: settings.repository,
          TREE_WORKTREE: worktree,
          TREE_PUBLISHED: `${publishedFolder}/prebuilt`,
          TREE_NODE: settings.nodeFolder,
        },
        resources: settings.syncResources,
        exceptions: [
          {
            allows: "root",
            reason: "the node's folder belongs to root; without capabilities, root is but its owner",
          },
        ],
        mounts: [
          { volume: "scripts", path: "/scripts", readOnly: true },
          { volume: "shared", path: publishedFolder, readOnly: true },
          { volume: "node", path: settings.nodeFolder },
        ],
      },
    ],
  };
}
