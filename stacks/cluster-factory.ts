import type { ResolvedEnvironment } from "../config/resolved-environment";
import type { ExistingTarget, K3sTarget } from "../config/schema/target";
import { AwsSite } from "../constructs/aws/aws-site";
import { EksCluster } from "../constructs/aws/eks-cluster";
import type { KubernetesCluster } from "../constructs/contracts/kubernetes-cluster";
import { MirroredRegistry } from "../constructs/core/mirrored-registry";
import { ExistingCluster } from "../constructs/existing/existing-cluster";
import type { SynthesisOptions } from "./synthesis-options";

/** The cluster of an environment: the only place that looks at the kind of a target. */
export function clusterFactory(environment: ResolvedEnvironment, options: SynthesisOptions): KubernetesCluster {
  const { target, artifacts, capabilities, nodePools } = environment;
  const images = new MirroredRegistry({ ...artifacts, hostsFolder: target.registryHosts });
  if (target.kind === "eks") {
    return new EksCluster({ site: new AwsSite(environment, target), capabilities, images, nodePools });
  }
  return new ExistingCluster({
    info: {
      name: target.kubeconfig.context,
      kubernetesVersion: target.kubernetesVersion,
      capabilities,
      apiServer: target.apiServer,
    },
    kubeconfigPaths: target.kubeconfig.path ? [target.kubeconfig.path] : options.kubeconfigPaths,
    context: target.kubeconfig.context,
    storage: {
      ...(target.storageClass ? { blockClass: target.storageClass } : {}),
      ...(target.sharedFiles ? { sharedFiles: target.sharedFiles } : {}),
      ...(target.volumeSnapshots ? { snapshotDriver: target.volumeSnapshots.driver } : {}),
    },
    loadBalancers: loadBalancersOf(target),
    nodePools,
    images,
    secretStore: target.secretStore,
    certificateIssuer: target.certificateIssuer,
  });
}

function loadBalancersOf(target: ExistingTarget | K3sTarget) {
  switch (target.kind) {
    case "existing":
      return target.loadBalancers;
    case "k3s": {
      if (target.serviceLoadBalancer === "none") return {};
      // ServiceLB has one kind; whether its address is public is a matter of the nodes' addresses.
      const serviceLb = { annotations: {} };
      return { internal: serviceLb, internet: serviceLb };
    }
  }
}
