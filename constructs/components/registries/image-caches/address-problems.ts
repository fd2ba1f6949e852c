import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import { imageRegistry } from "../image-registry/image-registry";
import { cachePlans } from "./cache-plan";
import type { settings as schema } from "./settings";

type Settings = z.output<typeof schema>;

/** Addresses that are missing, of no use, or taken: by another cache or by the native registry. */
export function addressProblems(settings: Settings, environment: ResolvedEnvironment): SettingProblem[] {
  const taken = new Map<string, string>(nativeAddress(environment));
  return cachePlans(settings).flatMap(({ upstream, settings: { address } }): SettingProblem[] => {
    const setting = `caches.${upstream}.address`;
    if (settings.reach.kind === "loadBalancer") {
      if (address === undefined) return [];
      return [
        {
          setting,
          message: "is of no use with reach loadBalancer, which gives addresses itself",
          allowed: "an address only with reach clusterIp",
          hint: 'remove it, or set reach to { kind: "clusterIp", nodes: [...] }',
        },
      ];
    }
    if (address === undefined) {
      return [
        {
          setting,
          message: "is required with reach clusterIp",
          allowed: "a free IPv4 address of the cluster's service network, such as 10.43.0.201",
          hint: "choose one of its first 256, another one for each cache",
        },
      ];
    }
    const owner = taken.get(address);
    taken.set(address, `caches.${upstream}`);
    if (owner === undefined) return [];
    return [
      {
        setting,
        message: `is the address of ${owner} already`,
        allowed: "an address of its own for each registry",
        hint: "choose another one; a Service's address belongs to it alone",
      },
    ];
  });
}

function nativeAddress({ components }: ResolvedEnvironment): [string, string][] {
  const native = components.find(({ description }) => description.id === imageRegistry.id);
  const reach = native && imageRegistry.settings.safeParse(native.settings).data?.reach;
  return reach?.kind === "clusterIp" ? [[reach.address, imageRegistry.id]] : [];
}
