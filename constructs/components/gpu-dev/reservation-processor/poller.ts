import path from "node:path";
import { Construct } from "constructs";
import type { ComponentContext } from "../../../contracts/component";
import { sourceFile } from "../../../core/source-file";
import { Config } from "../../../kubernetes/config";
import { Deployment } from "../../../kubernetes/deployment";
import type { ServiceAccount } from "../../../kubernetes/service-account";
import { postgres } from "../../data/postgres/postgres";
import { devPods } from "../dev-pods/dev-pods";
import { databaseLogin } from "../runtime/database-variables";
import { buildJob } from "./build-job";
import type { QueueName } from "./queue-name";
import type { ProcessorSettings } from "./settings";
import { workerJob, workerPlacement } from "./worker-job";

const folder = "/etc/reservation-processor";

export interface PollerProps {
  readonly context: ComponentContext;
  readonly settings: ProcessorSettings;
  /** Queue that the pollers share. */
  readonly queue: QueueName;
  /** Name of the queue in the database. */
  readonly queueName: string;
  /** Variables that all pollers and workers have. */
  readonly config: Config;
  readonly variables: Readonly<Record<string, string>>;
  readonly serviceAccount: ServiceAccount;
}

/** The pollers of one queue: read messages, make a Job for each, follow it to its end. */
export class Poller extends Construct {
  constructor(scope: Construct, id: string, props: PollerProps) {
    super(scope, id);
    const { context, settings, queue, queueName, config } = props;
    const { replicas, maxConcurrentJobs } = settings.consumers[queue];
    const database = context.from(postgres);
    const name = queue === "reservations" ? "reservation-processor" : `reservation-processor-${queue}`;
    const variables = { ...props.variables, QUEUE_NAME: queueName, APP_NAME: `reservation-worker-${queue}` };
    const builds = settings.customImages ? context.from(devPods).builds : undefined;
    const programName = `${name}-program`;
    const launch = builds && { config: programName, folder, additions: "build-job.json" };
    const json = (additions: object) => JSON.stringify(additions, undefined, 2);
    const program = new Config(this, "program", {
      name: programName,
      namespace: context.namespace,
      data: {
        ...Object.fromEntries(["launch.py", "awake.py"].map((file) => [file, sourceFile(path.join(__dirname, file))])),
        "worker-job.json": json(workerJob({ context, settings, queue, variables, launch })),
        ...(builds && launch ? { [launch.additions]: json(buildJob(context, builds)) } : {}),
      },
    });
    new Deployment(this, "workload", {
      context,
      name,
      replicas,
      rolloutMinutes: settings.rolloutMinutes,
      pod: {
        user: { uid: 1000, gid: 1000 },
        serviceAccount: props.serviceAccount,
        placement: context.cluster.nodePools.place({ purpose: "system" }),
        connectsTo: [database.network, { kind: "addresses", ...context.cluster.info.apiServer }],
        volumes: { program: { config: program }, tmp: { scratch: { sizeLimit: "16Mi" } } },
        containers: [
          {
            name: "poller",
            image: settings.image,
            command: ["python3", "-u", `${folder}/launch.py`, `${folder}/worker-job.json`],
            env: {
              ...config.variables,
              ...workerPlacement(context),
              ...databaseLogin(database),
              APP_NAME: name,
              QUEUE_NAME: queueName,
              POLL_INTERVAL_SECONDS: String(settings.pollIntervalSeconds),
              VISIBILITY_TIMEOUT_SECONDS: String(settings.visibilityTimeoutSeconds),
              BATCH_SIZE: String(settings.batchSize),
              MAX_CONCURRENT_JOBS: String(maxConcurrentJobs),
            },
            // A poller at rest wakes every few seconds, and after errors within a minute.
            livenessProbe: {
              check: { exec: ["python3", "-I", `${folder}/awake.py`, "1", "/tmp/awake"] },
              initialDelaySeconds: 30,
              periodSeconds: 60,
              timeoutSeconds: 10,
              failureThreshold: 3,
            },
            resources: settings.resources,
            mounts: [
              { volume: "program", path: folder, readOnly: true },
              { volume: "tmp", path: "/tmp" },
            ],
          },
        ],
      },
    });
  }
}
