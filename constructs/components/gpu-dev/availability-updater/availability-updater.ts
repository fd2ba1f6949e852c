import { sameNamespaceProblem } from "../../../../config/same-namespace-problem";
import type { Grant } from "../../../contracts/workload-identity";
import { defineComponent } from "../../../core/define-component";
import { ClusterRole } from "../../../kubernetes/cluster-role";
import { ServiceAccount } from "../../../kubernetes/service-account";
import { postgres } from "../../data/postgres/postgres";
import { migrations } from "../migrations/migrations";
import { reservationProcessor } from "../reservation-processor/reservation-processor";
import { PeriodicProgram } from "../runtime/periodic-program";
import { type Cloud, placedCloud } from "../runtime/placed-cloud";
import { userDisks } from "../runtime/user-disks";
import { settings as schema } from "./settings";
import { updaterAccess } from "./updater-access";

const id = "availabilityUpdater";
const name = "availability-updater";

/** Counts the GPUs of the cluster, and on Amazon reconciles the table of disks with its volumes and snapshots. */
export const availabilityUpdater = defineComponent({
  id,
  summary: "Counts what may be reserved, type by type, and reconciles the table of users' disks with the cloud.",
  layer: "apps",
  settings: schema,
  requires: [postgres, migrations, reservationProcessor],
  clusterWideObjects: "a ClusterRole: GPUs are counted over all nodes and pods",
  check: (_settings, environment) => sameNamespaceProblem(environment, id, "postgres"),
  build(scope, settings, context) {
    const cloud = placedCloud(scope, context.from(reservationProcessor).cloud, context.cluster);
    const serviceAccount = new ServiceAccount(scope, "service-account", {
      context,
      name: `${name}-sa`,
      kubernetesApi: "called",
      grants: grants(cloud),
    });
    new ClusterRole(scope, "cluster-role", { context, name, serviceAccount, rules: updaterAccess });
    // The next run is minutes away: a failed one is not tried again.
    new PeriodicProgram(scope, "program", { context, name, settings, cloud, serviceAccount, backoffLimit: 0 });
  },
});

function grants(cloud: Cloud): readonly Grant[] {
  if (cloud.kind !== "aws") return [];
  return [
    { kind: "nodeGroups", verbs: ["read"] },
    { kind: "volumes", mark: userDisks.mark, verbs: ["read", "delete"], tags: userDisks.quarantine },
    { kind: "snapshots", mark: userDisks.mark, verbs: ["read", "create"] },
  ];
}
