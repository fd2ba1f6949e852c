import type { Problem } from "../problem";
import type { RegistrySettings } from "../schema/eks/registry";
import type { EnvironmentBase } from "../schema/environment";

type Environment = Pick<EnvironmentBase, "name" | "target">;

/**
 * Environments that would make one thing of one registry: an account has one in a region.
 * What is the registry's own (policy, scan, copies, caches) is of one of them; repositories are told apart by name.
 */
export function sharedRegistryProblems(environments: readonly Environment[]): Problem[] {
  const owners = new Map<string, string>();
  return environments.flatMap(({ name, target }) => {
    if (target.kind !== "eks") return [];
    const { account, region, registry } = target;
    return claims(registry).flatMap(({ path, what, hint }) => {
      const thing = `${account}/${region}/${what}`;
      const owner = owners.get(thing) ?? name;
      owners.set(thing, owner);
      // Environments of one name are a problem of their own.
      if (owner === name) return [];
      return [
        {
          environment: name,
          path: `target.registry.${path}`,
          message: `makes ${what} of ${account} in ${region}, which ${owner} makes already`,
          allowed: "one environment for each registry: an account has one in a region",
          hint,
        },
      ];
    });
  });
}

function claims({ repositories, pullThrough, scanning, replication, receiveFrom }: RegistrySettings) {
  const hint = "say it in one of them";
  const policy = "the registry's policy";
  return [
    ...Object.keys(repositories).map((name) => ({
      path: `repositories.${name}`,
      what: `repository ${name}`,
      hint: "remove it here and use the other's, or choose a name of its own",
    })),
    ...(Object.keys(pullThrough).length > 0 ? [{ path: "pullThrough", what: policy, hint }] : []),
    ...(Object.keys(pullThrough).length === 0 && receiveFrom.length > 0
      ? [{ path: "receiveFrom", what: policy, hint }]
      : []),
    ...(scanning ? [{ path: "scanning", what: "the registry's scan", hint }] : []),
    ...(replication ? [{ path: "replication", what: "the registry's copies", hint }] : []),
  ];
}
