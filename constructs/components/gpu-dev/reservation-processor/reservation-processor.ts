import type { Construct } from "constructs";
import type { CapabilityNeed, SettingProblem } from "../../../../config/component-description";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import { sameNamespaceProblem } from "../../../../config/same-namespace-problem";
import type { ComponentContext } from "../../../contracts/component";
import { defineComponent } from "../../../core/define-component";
import { Config } from "../../../kubernetes/config";
import { Role } from "../../../kubernetes/role";
import { ServiceAccount } from "../../../kubernetes/service-account";
import { postgres } from "../../data/postgres/postgres";
import { devPods } from "../dev-pods/dev-pods";
import { migrations } from "../migrations/migrations";
import { placedCloud } from "../runtime/placed-cloud";
import type { WorkloadRuntime } from "../runtime/workload-runtime";
import { bucketProblem } from "./bucket-problem";
import { cloudProblems } from "./cloud-problems";
import { connectionProblem } from "./connection-problem";
import { customImagesProblems } from "./custom-images-problems";
import { devPodsProblems } from "./dev-pods-problems";
import { Poller } from "./poller";
import { pollerAccess } from "./poller-access";
import { processorVariables } from "./processor-variables";
import type { QueueName } from "./queue-name";
import { serviceAccounts } from "./service-accounts";
import { type ProcessorSettings, settings as schema } from "./settings";
import { visibilityProblem } from "./visibility-problem";
import { WorkerIdentity } from "./worker-identity";

const id = "reservationProcessor";

/** Reads the queues of reservations and disk operations, and makes a Job for each message that does the work. */
export const reservationProcessor = defineComponent<typeof schema, WorkloadRuntime>({
  id,
  summary: "Reads gpu-dev's queues and makes one Job for each message: dev pods, their services, users' disks.",
  layer: "apps",
  settings: schema,
  requires: [postgres, migrations, devPods],
  clusterWideObjects: "a ClusterRole: GPUs are counted over all nodes and pods, and node ports over all services",
  needs,
  check,
  provides: ({ cloud }) => ({ cloud }),
  build,
});

function needs({ cloud }: ProcessorSettings): CapabilityNeed[] {
  return cloud.kind === "aws" ? [{ capability: "cloudIdentity", setting: "cloud" }] : [];
}

function check(settings: ProcessorSettings, environment: ResolvedEnvironment): SettingProblem[] {
  return [
    ...sameNamespaceProblem(environment, id, "postgres"),
    ...cloudProblems(settings, environment),
    ...devPodsProblems(settings, environment),
    ...customImagesProblems(settings, environment),
    ...visibilityProblem(settings),
    ...bucketProblem(settings, environment),
    ...connectionProblem(settings, environment),
  ];
}

function build(scope: Construct, settings: ProcessorSettings, context: ComponentContext): void {
  const { namespace } = context;
  const queues = context.from(migrations);
  const cloud = placedCloud(scope, settings.cloud, context.cluster);
  const variables = processorVariables(settings, context, cloud);
  const config = new Config(scope, "config", { name: "reservation-processor-config", namespace, data: variables });
  const serviceAccount = new ServiceAccount(scope, "service-account", {
    context,
    name: serviceAccounts.poller,
    kubernetesApi: "called",
  });
  new Role(scope, "role", { name: "reservation-poller", namespace, serviceAccount, rules: pollerAccess });
  new WorkerIdentity(scope, "worker", { context, settings, cloud });
  for (const queue of Object.keys(settings.consumers) as QueueName[]) {
    new Poller(scope, queue, { context, settings, queue, queueName: queues[queue], config, variables, serviceAccount });
  }
}
