import type { TerraformStack } from "cdktf";
import type { Layer } from "../config/layer";
import type { ResolvedEnvironment } from "../config/resolved-environment";
import { awsProvider } from "../constructs/aws/aws-provider";
import { AwsSite } from "../constructs/aws/aws-site";
import { ClusterAddOns } from "../constructs/aws/cluster/cluster-add-ons";
import { ControlPlane } from "../constructs/aws/cluster/control-plane";
import { NodeAddOns } from "../constructs/aws/cluster/node-add-ons";
import { EdgeLayer } from "../constructs/aws/edge/edge-layer";
import { KarpenterFoundation } from "../constructs/aws/karpenter/karpenter-foundation";
import { Network } from "../constructs/aws/network/network";
import { NodeGroups } from "../constructs/aws/nodes/node-groups";
import { StateBucket } from "../constructs/aws/state/state-bucket";
import { StorageLayer } from "../constructs/aws/storage/storage-layer";

/** What a cloud makes in one of an environment's stacks. */
export type CloudLayer = (stack: TerraformStack) => void;

/** The layers that the target's cloud fills below the components; a cluster that is there already has none. */
export function cloudLayers(environment: ResolvedEnvironment): Partial<Record<Layer, CloudLayer>> {
  const { target, state } = environment;
  if (target.kind !== "eks") return {};
  const site = new AwsSite(environment, target);
  const layer =
    (fill: CloudLayer): CloudLayer =>
    (stack) => {
      awsProvider(stack, site);
      fill(stack);
    };
  const { edge } = target;
  const own = state.kind === "s3" && state.bootstrap ? { bucket: state.bucket, settings: state.bootstrap } : undefined;
  return {
    ...(own ? { state: layer((stack) => new StateBucket(stack, "state", { site, ...own })) } : {}),
    network: layer((stack) => new Network(stack, "network", site)),
    cluster: layer((stack) => clusterLayer(stack, site)),
    ...(StorageLayer.isNeeded(site) ? { storage: layer((stack) => new StorageLayer(stack, "storage", site)) } : {}),
    ...(edge ? { edge: layer((stack) => new EdgeLayer(stack, "edge", site, edge)) } : {}),
  };
}

/** What nodes need is there before them, and what needs nodes comes after them. */
function clusterLayer(stack: TerraformStack, site: AwsSite): void {
  const controlPlane = new ControlPlane(stack, "control-plane", { site });
  const nodeAddOns = new NodeAddOns(stack, "node-add-ons", { site, controlPlane });
  const nodes = new NodeGroups(stack, "nodes", { site, cluster: controlPlane });
  nodes.node.addDependency(nodeAddOns);
  const clusterAddOns = new ClusterAddOns(stack, "cluster-add-ons", { site, controlPlane });
  clusterAddOns.node.addDependency(nodeAddOns, ...nodes.system);
  if (site.target.karpenter) new KarpenterFoundation(stack, "karpenter", site).node.addDependency(controlPlane);
}
