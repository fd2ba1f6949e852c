import type * as z from "zod";
import type { NodeReach } from "../node-reach";
import type { settings } from "./settings";
import { type Upstream, type UpstreamName, upstreams } from "./upstreams";

type Settings = z.output<typeof settings>;
type CacheSettings = NonNullable<Settings["caches"][UpstreamName]>;

/** One cache with everything that follows from its upstream. */
export interface CachePlan {
  readonly upstream: UpstreamName;
  readonly source: Upstream;
  /** Of its objects; the pod is this with `-0`. */
  readonly name: string;
  readonly settings: CacheSettings;
  readonly reach: NodeReach;
}

/** The caches that are asked for, in the order of the table of upstreams. */
export function cachePlans({ caches, reach }: Settings): readonly CachePlan[] {
  return (Object.keys(upstreams) as UpstreamName[]).flatMap((upstream) => {
    const settings = caches[upstream];
    if (!settings) return [];
    const name = `registry-${upstream}`;
    const how: NodeReach =
      reach.kind === "loadBalancer"
        ? { kind: reach.kind, host: `${name}.${reach.domain}`, cidrs: reach.cidrs }
        : { kind: reach.kind, address: settings.address ?? "", nodes: reach.nodes };
    return [{ upstream, source: upstreams[upstream], name, settings, reach: how }];
  });
}
