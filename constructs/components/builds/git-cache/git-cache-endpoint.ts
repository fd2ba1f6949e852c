import type { HttpEndpoint } from "../../../contracts/http-endpoint";

/** What serves mirrors and worktrees over plain HTTP. */
export interface GitCacheEndpoint extends HttpEndpoint {
  /** Address of a worktree without its ending, by name of the repository: `.tar.gz` is the archive, `.sha` its commit. */
  readonly worktrees: Readonly<Record<string, string>>;
  /** Upstream of each repository, by its name. */
  readonly upstreams: Readonly<Record<string, string>>;
}
