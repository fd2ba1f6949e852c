import { Construct } from "constructs";
import type * as z from "zod";
import type { ComponentContext } from "../../../contracts/component";
import { AdmissionPolicy } from "../../../kubernetes/admission-policy";
import { changedPodDemands } from "./changed-pod-demands";
import type { DevPodsContract } from "./dev-pods-contract";
import { offeredCounts } from "./offered-counts";
import { podRules } from "./pod-rules";
import { serviceRules } from "./service-rules";
import type { settings } from "./settings";

export interface DevPodsAdmissionProps {
  readonly context: ComponentContext;
  readonly settings: z.output<typeof settings>;
  readonly contract: DevPodsContract;
}

const core = (resource: string, ...operations: ("CREATE" | "UPDATE")[]) => ({ apiGroup: "", resource, operations });

/** What the API server lets into the namespace of dev pods. */
export class DevPodsAdmission extends Construct {
  constructor(scope: Construct, id: string, { context, settings, contract }: DevPodsAdmissionProps) {
    super(scope, id);
    const { namespace, cluster } = context;
    const { pullSecret } = cluster.images;
    new AdmissionPolicy(this, "pods", {
      context,
      name: "dev-pods",
      namespace,
      resources: [core("pods", "CREATE")],
      ...podRules({
        offered: offeredCounts(cluster.nodePools, settings.slices),
        priorityClasses: contract.priorityClasses,
        warm: Object.keys(settings.warmPool).length > 0,
        dockerInDocker: settings.dockerInDocker !== undefined,
        hostNetwork: settings.hostNetwork !== undefined,
        inTreeEbs: settings.inTreeEbs !== undefined,
        claims: settings.disks !== undefined,
        nfsServers: settings.nfsServers,
        pullSecrets: pullSecret === undefined ? [] : [pullSecret],
        builds: contract.builds && { ...contract.builds, image: cluster.images.image(contract.builds.image) },
      }),
    });
    new AdmissionPolicy(this, "changes", {
      context,
      name: "dev-pods-changes",
      namespace,
      resources: [core("pods", "UPDATE"), core("pods/ephemeralcontainers", "UPDATE")],
      demands: changedPodDemands,
    });
    new AdmissionPolicy(this, "services", {
      context,
      name: "dev-pods-services",
      namespace,
      resources: [core("services", "CREATE", "UPDATE")],
      ...serviceRules({ ssh: contract.sshPort, jupyter: contract.jupyterPort }, contract.reservedNodePorts),
    });
    new AdmissionPolicy(this, "disks", {
      context,
      name: "dev-pods-disks",
      namespace,
      resources: [core("persistentvolumeclaims", "CREATE", "UPDATE")],
      demands: diskDemands(settings.disks),
    });
  }
}

function diskDemands(disks: z.output<typeof settings>["disks"]) {
  if (disks === undefined) {
    return [{ expression: "false", message: "users have no disks here (see the setting disks of devPods)" }];
  }
  const { storageClass, maxSize } = disks;
  return [
    {
      expression: `object.spec.?storageClassName.orValue("") == "${storageClass}"`,
      message: `a user's disk is of storage class ${storageClass}`,
    },
    {
      expression: `quantity(dyn(object.spec.resources).requests["storage"]).compareTo(quantity("${maxSize}")) <= 0`,
      message: `a user's disk has at most ${maxSize}`,
    },
  ];
}
