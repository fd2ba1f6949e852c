import { createHash } from "node:crypto";

/** Longest name of a load balancer and of a target group (API reference of CreateLoadBalancer and CreateTargetGroup). */
const longest = 32;

/**
 * A name that Elastic Load Balancing takes. What is cut off is told apart by eight characters of its hash.
 *
 * @param identity what a new one of the name would differ in: with it the name always ends in the hash, so that a
 * target group that has to be replaced is there before the old one goes
 */
export function shortName(name: string, identity?: string): string {
  // Names that begin so are Amazon's own.
  const own = name.replace(/^internal-/, "inner-");
  if (identity === undefined && own.length <= longest) return own;
  const hash = createHash("sha256")
    .update(`${name} ${identity ?? ""}`)
    .digest("hex")
    .slice(0, 8);
  return `${own.slice(0, longest - hash.length - 1).replace(/-+$/, "")}-${hash}`;
}
