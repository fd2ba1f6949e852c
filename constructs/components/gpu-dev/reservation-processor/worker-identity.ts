import { Construct } from "constructs";
import type { ComponentContext } from "../../../contracts/component";
import { ClusterRole } from "../../../kubernetes/cluster-role";
import { CreatedPodsNetworkPolicy } from "../../../kubernetes/created-pods-network-policy";
import { publicInternet } from "../../../kubernetes/public-internet";
import { Role } from "../../../kubernetes/role";
import { ServiceAccount } from "../../../kubernetes/service-account";
import { postgres } from "../../data/postgres/postgres";
import { devPods } from "../dev-pods/dev-pods";
import { cloudEndpoints } from "../runtime/cloud-endpoints";
import type { Cloud } from "../runtime/placed-cloud";
import { serviceAccounts } from "./service-accounts";
import type { ProcessorSettings } from "./settings";
import { workerAccess, workerClusterAccess } from "./worker-access";
import { workerGrants } from "./worker-grants";
import { workerLabels } from "./worker-job";

export interface WorkerIdentityProps {
  readonly context: ComponentContext;
  readonly settings: ProcessorSettings;
  readonly cloud: Cloud;
}

/** What workers may: their account with its rights on dev pods and in the cloud, and whom they may connect to. */
export class WorkerIdentity extends Construct {
  constructor(scope: Construct, id: string, { context, settings, cloud }: WorkerIdentityProps) {
    super(scope, id);
    const { namespace } = context.from(devPods);
    const clouds = cloudEndpoints(cloud);
    const name = "reservation-processor";
    const serviceAccount = new ServiceAccount(this, "service-account", {
      context,
      name: serviceAccounts.worker,
      kubernetesApi: "called",
      grants: workerGrants(cloud, settings.customImages),
    });
    new Role(this, "role", { name, namespace, serviceAccount, rules: workerAccess });
    new ClusterRole(this, "cluster-role", { context, name, serviceAccount, rules: workerClusterAccess });
    new CreatedPodsNetworkPolicy(this, "network", {
      context,
      name: "reservation-worker",
      podLabels: workerLabels,
      serviceAccount,
      connectsTo: [
        context.from(postgres).network,
        { kind: "addresses", ...context.cluster.info.apiServer },
        // GitHub answers with users' public keys, from addresses that change.
        ...(clouds.length > 0 ? clouds : [publicInternet([443])]),
      ],
    });
  }
}
