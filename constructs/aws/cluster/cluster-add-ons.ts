import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { AddOn } from "./add-on";
import { addOnPlacement } from "./add-on-placement";
import type { ControlPlane } from "./control-plane";
import { volumeRights } from "./volume-rights";

export interface ClusterAddOnsProps {
  readonly site: AwsSite;
  readonly controlPlane: ControlPlane;
}

/** Add-ons whose pods need nodes: EKS calls them degraded, and Terraform waits, until they run. */
export class ClusterAddOns extends Construct {
  constructor(scope: Construct, id: string, { site, controlPlane }: ClusterAddOnsProps) {
    super(scope, id);
    const cluster = { site, controlPlane };
    const placement = addOnPlacement(site);
    new AddOn(this, "coredns", {
      ...cluster,
      preserve: true,
      configuration: {
        ...placement,
        // Grows with nodes and cores, and is never one pod alone.
        autoScaling: { enabled: true, minReplicas: 2, maxReplicas: 10 },
        podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: "topology.kubernetes.io/zone",
            whenUnsatisfiable: "ScheduleAnyway",
            labelSelector: { matchLabels: { "k8s-app": "kube-dns" } },
          },
        ],
      },
    });
    // The drivers' pods on the nodes bear every taint by themselves; only their controllers are placed.
    new AddOn(this, "aws-ebs-csi-driver", {
      ...cluster,
      rights: volumeRights(site),
      configuration: { controller: placement },
    });
    if (site.target.sharedFiles) {
      new AddOn(this, "aws-efs-csi-driver", {
        ...cluster,
        rights: {
          serviceAccount: "efs-csi-controller-sa",
          managedPolicies: ["service-role/AmazonEFSCSIDriverPolicy"],
        },
        configuration: { controller: placement },
      });
    }
    new AddOn(this, "snapshot-controller", { ...cluster, configuration: placement });
    new AddOn(this, "eks-node-monitoring-agent", {
      ...cluster,
      // Its pods that watch GPUs bear no taint by default, and GPU nodes have one: their faults would go unseen.
      configuration: { dcgmAgent: { tolerations: [{ operator: "Exists" }] } },
    });
  }
}
