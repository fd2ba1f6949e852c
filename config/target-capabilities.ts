import type { Capability } from "./capability";
import { declaredPools } from "./declared-pools";
import { efaCards } from "./efa-cards";
import { extendedResource } from "./hardware";
import type { Target } from "./schema/target";

const always = {
  blockStorage: "set target.storageClass",
  sharedFiles: "set target.sharedFiles",
  secretStore: "set target.secretStore",
  gpus: "add a pool with gpu to target.nodePools",
  efa: "add a pool to target.nodePools whose machine has EFA cards",
  spotNodes: 'add a pool with capacity "spot" to target.nodePools',
  volumeSnapshots: "set target.volumeSnapshots",
  certificateIssuer: "set target.certificateIssuer",
  registryHosts: "set target.registryHosts",
} as const;

/** What to set in a target so that it offers a capability; what is left out it cannot offer. */
export const waysToOffer: Readonly<Record<Target["kind"], Readonly<Partial<Record<Capability, string>>>>> = {
  existing: {
    ...always,
    internalLoadBalancers: "set target.loadBalancers.internal",
    internetLoadBalancers: "set target.loadBalancers.internet",
  },
  k3s: {
    ...always,
    internalLoadBalancers: "set target.serviceLoadBalancer to servicelb",
    internetLoadBalancers: "set target.serviceLoadBalancer to servicelb",
  },
  eks: {
    ...always,
    spotNodes: 'add a pool with capacity { kind: "spot" } to target.nodePools',
    internetLoadBalancers: "give target.network public subnets: nat, or subnets.public",
    nodeAutoscaler: "set target.karpenter",
  },
};

/** What a target offers, read from its settings alone: no cluster is asked. */
export function targetCapabilities(target: Target): ReadonlySet<Capability> {
  const offered = new Set<Capability>();
  const offer = (capability: Capability, when: unknown) => {
    if (when) offered.add(capability);
  };
  offer("blockStorage", target.storageClass);
  offer("sharedFiles", target.sharedFiles);
  offer("secretStore", target.secretStore);
  const pools = Object.values(declaredPools(target));
  offer(
    "gpus",
    pools.some((pool) => pool.gpu && extendedResource(pool.gpu)),
  );
  offer(
    "efa",
    pools.some((pool) => efaCards(pool) > 0),
  );
  offer(
    "spotNodes",
    pools.some((pool) => pool.capacity === "spot"),
  );
  offer("volumeSnapshots", target.kind === "eks" || target.volumeSnapshots);
  offer("certificateIssuer", target.certificateIssuer);
  offer("registryHosts", target.registryHosts);
  switch (target.kind) {
    case "existing":
      offer("internalLoadBalancers", target.loadBalancers.internal);
      offer("internetLoadBalancers", target.loadBalancers.internet);
      return offered;
    case "eks": {
      const { network } = target;
      offer("cloudIdentity", true);
      offer("internalLoadBalancers", true);
      offer("nodeAutoscaler", target.karpenter);
      offer(
        "internetLoadBalancers",
        network.kind === "new" ? network.nat !== "none" : Object.keys(network.subnets.public).length > 0,
      );
      return offered;
    }
    case "k3s":
      // ServiceLB binds the port on the nodes themselves: their addresses are what the site made them.
      offer("internalLoadBalancers", target.serviceLoadBalancer === "servicelb");
      offer("internetLoadBalancers", target.serviceLoadBalancer === "servicelb");
      return offered;
  }
}
