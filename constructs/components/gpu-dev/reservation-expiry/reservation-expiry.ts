import { sameNamespaceProblem } from "../../../../config/same-namespace-problem";
import type { Grant } from "../../../contracts/workload-identity";
import { defineComponent } from "../../../core/define-component";
import { Role } from "../../../kubernetes/role";
import { ServiceAccount } from "../../../kubernetes/service-account";
import { postgres } from "../../data/postgres/postgres";
import { devPods } from "../dev-pods/dev-pods";
import { migrations } from "../migrations/migrations";
import { reservationProcessor } from "../reservation-processor/reservation-processor";
import { PeriodicProgram } from "../runtime/periodic-program";
import { type Cloud, placedCloud } from "../runtime/placed-cloud";
import { userDisks } from "../runtime/user-disks";
import { expiryAccess } from "./expiry-access";
import { settings as schema } from "./settings";
import { warningProblem } from "./warning-problem";

const id = "reservationExpiry";
const name = "reservation-expiry";

/** Warns users before their reservation ends, ends the pods of those that have, and takes snapshots of their disks. */
export const reservationExpiry = defineComponent({
  id,
  summary: "Warns users before their reservation ends, and ends what is over: pods, services, disks.",
  layer: "apps",
  settings: schema,
  requires: [postgres, migrations, devPods, reservationProcessor],
  check: (settings, environment) => [...sameNamespaceProblem(environment, id, "postgres"), ...warningProblem(settings)],
  build(scope, settings, context) {
    const cloud = placedCloud(scope, context.from(reservationProcessor).cloud, context.cluster);
    const { namespace } = context.from(devPods);
    const serviceAccount = new ServiceAccount(scope, "service-account", {
      context,
      name: `${name}-sa`,
      kubernetesApi: "called",
      grants: grants(cloud),
    });
    new Role(scope, "role", { name, namespace, serviceAccount, rules: expiryAccess });
    new PeriodicProgram(scope, "program", {
      context,
      name,
      settings,
      cloud,
      serviceAccount,
      // A lost connection is tried again at once: somebody may be waiting for the warning.
      backoffLimit: 2,
      variables: {
        WARNING_MINUTES: String(settings.warningMinutes),
        GRACE_PERIOD_SECONDS: String(settings.gracePeriodSeconds),
      },
    });
  },
});

function grants(cloud: Cloud): readonly Grant[] {
  if (cloud.kind !== "aws") return [];
  const { diskContentsBucket } = cloud;
  const { mark, deletion, newSnapshot } = userDisks;
  return [
    { kind: "volumes", mark, verbs: ["read", "delete"] },
    { kind: "snapshots", mark, verbs: ["read", "create", "delete"], tags: deletion, tagsLater: newSnapshot },
    ...(diskContentsBucket ? [{ kind: "objectStorage", bucket: diskContentsBucket, access: "write" } as const] : []),
  ];
}
