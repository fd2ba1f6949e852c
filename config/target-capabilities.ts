import type { Capability } from "./capability";
import type { Target } from "./schema/target";

/** What a target offers, read from its settings alone: no cluster is asked. */
export function targetCapabilities(target: Target): ReadonlySet<Capability> {
  const offered = new Set<Capability>();
  const offer = (capability: Capability, when: unknown) => {
    if (when) offered.add(capability);
  };
  offer("blockStorage", target.storageClass);
  offer("sharedFiles", target.sharedFiles);
  offer("secretStore", target.secretStore);
  offer("gpus", Object.values(target.nodePools).some((pool) => pool.gpu));
  switch (target.kind) {
    case "existing":
      offer("internalLoadBalancers", target.loadBalancers.internal);
      offer("internetLoadBalancers", target.loadBalancers.internet);
      return offered;
    case "k3s":
      // ServiceLB binds the port on the nodes themselves: their addresses are what the site made them.
      offer("internalLoadBalancers", target.serviceLoadBalancer === "servicelb");
      offer("internetLoadBalancers", target.serviceLoadBalancer === "servicelb");
      return offered;
  }
}
