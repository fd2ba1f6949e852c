import { networkZones } from "../../../config/eks/network-zones";
import { labelPrefix } from "../../../config/naming";
import type { NodeAutoscaler } from "../../contracts/node-autoscaler";
import type { AwsSite } from "../aws-site";
import { subnetNames } from "../network/subnet-kind";
import { nodeImageVersions } from "../nodes/node-image-versions";
import { kubeletConfig } from "../nodes/user-data/kubelet-config";
import { karpenterNames } from "./karpenter-names";

/** What components learn of Karpenter's part in AWS; nothing where the target has none. */
export function eksNodeAutoscaler(site: AwsSite): NodeAutoscaler | undefined {
  const { karpenter, network, kubernetesVersion } = site.target;
  if (!karpenter) return undefined;
  const { queue, instanceProfile } = karpenterNames(site);
  const zones = karpenter.zones ?? networkZones(network, "private");
  // A name alone could be another VPC's.
  const named = (name: string) => ({ tags: { Name: name, [`${labelPrefix}/environment`]: site.environment.name } });
  return {
    interruptionQueue: queue,
    instanceProfile,
    subnets: zones.map((zone) =>
      network.kind === "existing"
        ? { id: network.subnets.nodes[zone] ?? "" }
        : named(site.name(`${subnetNames.nodes}-${zone}`)),
    ),
    securityGroup: named(site.name("nodes")),
    // The last part of a release is the day that names the image for every architecture.
    image: `al2023@v${nodeImageVersions.al2023[kubernetesVersion].split("-").at(-1)}`,
    kubelet: (size) => kubeletConfig({ size, pool: { purpose: "gpu" } }),
    tags: site.tags,
  };
}
