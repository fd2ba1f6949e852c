import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { settings } from "./settings";

/** What keeps builds from reaching the registry that they push to, or from trusting it. */
export function checkBuildPush(
  { builds }: Pick<z.output<typeof settings>, "builds">,
  { namespaces, target }: ResolvedEnvironment,
  home: string,
): SettingProblem[] {
  const { authority, network } = builds?.push ?? {};
  if (network?.kind !== "pods") return [];
  const { namespace } = network;
  if (!namespaces[namespace]) {
    return [
      {
        setting: "builds.push.network.namespace",
        message: `is ${namespace}, no namespace of this environment`,
        allowed: Object.keys(namespaces).join(", "),
        hint: "add it to namespaces, or name another one",
      },
    ];
  }
  const issuer = target.certificateIssuer;
  if (authority?.kind !== "issuer" || issuer?.kind !== "Issuer" || namespace === home) return [];
  return [
    {
      setting: "builds.push.authority",
      message: `is the Issuer ${issuer.name}, which is another one in each namespace, and the registry lives in ${namespace}, not in ${home}`,
      allowed: "an issuer of kind ClusterIssuer, or an authority of kind existing",
      hint: 'set target.certificateIssuer to a ClusterIssuer, or authority to { kind: "existing", secretName: "..." }',
    },
  ];
}
