import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { NetworkLookup } from "../network/network-lookup";
import { AddOn } from "./add-on";
import type { ControlPlane } from "./control-plane";

export interface NodeAddOnsProps {
  readonly site: AwsSite;
  readonly controlPlane: ControlPlane;
}

/** Add-ons that a node needs before it is ready: network, Services, credentials of pods. All bear every taint by themselves. */
export class NodeAddOns extends Construct {
  constructor(scope: Construct, id: string, { site, controlPlane }: NodeAddOnsProps) {
    super(scope, id);
    const cluster = { site, controlPlane, preserve: true };
    const network = new AddOn(this, "vpc-cni", {
      ...cluster,
      rights: { serviceAccount: "aws-node", managedPolicies: ["AmazonEKS_CNI_Policy"] },
      configuration: {
        // NetworkPolicies are kept; standard: a pod may talk until its policies are there, a moment after its start.
        enableNetworkPolicy: "true",
        env: {
          // Sixteen addresses at a time: a node's pods are bounded by its size, not by its interfaces.
          ENABLE_PREFIX_DELEGATION: "true",
          WARM_PREFIX_TARGET: "1",
          NETWORK_POLICY_ENFORCING_MODE: "standard",
          ...(hasPodSubnets(site)
            ? { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true", ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone" }
            : {}),
        },
        ...(hasPodSubnets(site) ? { eniConfig: podInterfaces(this, site) } : {}),
      },
    });
    new AddOn(this, "kube-proxy", cluster);
    if (site.target.identity === "irsa") return;
    const credentials = new AddOn(this, "eks-pod-identity-agent", cluster);
    // The network add-on gets its own credentials from the agent, which needs no network of pods.
    network.node.addDependency(credentials);
  }
}

/** Whether pods take their addresses from subnets of their own. */
function hasPodSubnets({ target: { network } }: AwsSite): boolean {
  return network.kind === "new" || network.subnets.pods !== undefined;
}

/** Where the interfaces of pods lie, by zone: the add-on makes one ENIConfig of each, which nodes find by their zone. */
function podInterfaces(scope: Construct, site: AwsSite) {
  const network = NetworkLookup.in(TerraformStack.of(scope), site);
  const subnets = network
    .zones("pods")
    .map((zone) => [zone, { id: network.subnet("pods", zone), securityGroups: [network.securityGroup("nodes")] }]);
  return { create: true, region: site.region, subnets: Object.fromEntries(subnets) };
}
