import type { SettingProblem } from "./component-description";
import type { DeclaredPool } from "./declared-pools";
import type { ResolvedEnvironment } from "./resolved-environment";

/**
 * What keeps pods from landing on exactly the nodes of some pools: a pool without labels to find its nodes by,
 * and labels that nodes of another pool carry as well.
 *
 * @param isWanted the pools whose nodes are meant
 */
export function nodeSelectionProblems(
  { nodePools }: ResolvedEnvironment,
  isWanted: (pool: DeclaredPool) => boolean,
): SettingProblem[] {
  const pools = Object.entries(nodePools);
  const others = pools.filter(([, pool]) => !isWanted(pool));
  return pools
    .filter(([, pool]) => isWanted(pool))
    .flatMap(([name, { labels }]) => {
      if (Object.keys(labels).length === 0) {
        return [
          {
            setting: "",
            message: `cannot find the nodes of target.nodePools.${name}, which has no labels`,
            hint: `set target.nodePools.${name}.labels to what its nodes carry and no others do, such as { "NodeType": "${name}" }`,
          },
        ];
      }
      return others
        .filter(([, other]) => Object.entries(labels).every(([key, value]) => other.labels[key] === value))
        .map(([other]) => ({
          setting: "",
          message: `would land on the nodes of target.nodePools.${other} too: they carry all labels of target.nodePools.${name}`,
          hint: `give target.nodePools.${name} a label that the nodes of ${other} do not carry`,
        }));
    });
}
