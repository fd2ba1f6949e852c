import { labelPrefix } from "../../../../config/naming";
import type { ComponentContext } from "../../../contracts/component";
import type { Toleration } from "../../../contracts/node-pools";
import { environmentLabels } from "../../../core/environment-labels";
import { postgres } from "../../data/postgres/postgres";
import { databaseLogin } from "../runtime/database-variables";
import type { QueueName } from "./queue-name";
import type { ProcessorSettings } from "./settings";

export interface WorkerJobOptions {
  readonly context: ComponentContext;
  readonly settings: ProcessorSettings;
  /** Queue whose messages the workers process. */
  readonly queue: QueueName;
  /** Variables that every worker gets. */
  readonly variables: Readonly<Record<string, string>>;
  /** Where they find the program that launches them as well; left out where they make no Jobs themselves. */
  readonly launch?: { readonly config: string; readonly folder: string; readonly additions: string } | undefined;
}

/** Labels that the program puts on its workers. */
export const workerLabels = { app: "reservation-worker" } as const;

/**
 * What `launch.py` adds to the Jobs that a poller makes, in the words of the Kubernetes API: the security context that
 * Pod Security `restricted` demands, all variables, and an end that leaves room for the next attempt.
 */
export function workerJob({ context, settings, queue, variables, launch }: WorkerJobOptions) {
  const { visibilityTimeoutSeconds, workers } = settings;
  const { images, nodePools } = context.cluster;
  const tolerations = nodePools.place({ purpose: "system" }).tolerations.filter((one) => !tellable(one));
  const metadata = { labels: { ...environmentLabels(context.environment), [`${labelPrefix}/queue`]: queue } };
  return {
    module: "processor.poller",
    selector: `${labelPrefix}/queue=${queue}`,
    // Messages of every queue are counted from one, and the program names a Job by its message alone.
    namePrefix: queue === "reservations" ? "" : `${queue}-`,
    job: {
      metadata,
      spec: {
        activeDeadlineSeconds: workers.deadlineSeconds,
        // A failed Job that is still there when its message shows again would be taken for the next attempt.
        ttlSecondsAfterFinished: Math.floor((visibilityTimeoutSeconds - workers.deadlineSeconds) * 0.6),
        template: {
          metadata,
          spec: {
            automountServiceAccountToken: true,
            enableServiceLinks: false,
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 1000,
              runAsGroup: 1000,
              fsGroup: 1000,
              seccompProfile: { type: "RuntimeDefault" },
            },
            ...(images.pullSecret ? { imagePullSecrets: [{ name: images.pullSecret }] } : {}),
            ...(tolerations.length > 0 ? { tolerations: tolerations.map(tolerationSpec) } : {}),
            volumes: [
              { name: "tmp", emptyDir: { sizeLimit: "256Mi" } },
              ...(launch ? [{ name: "program", configMap: { name: launch.config } }] : []),
            ],
            containers: [
              {
                name: "worker",
                ...(launch
                  ? { command: ["python3", "-u", `${launch.folder}/launch.py`, `${launch.folder}/${launch.additions}`] }
                  : {}),
                env: [
                  ...Object.entries(variables).map(([name, value]) => ({ name, value })),
                  ...Object.entries(databaseLogin(context.from(postgres))).map(([name, { secret, key }]) => ({
                    name,
                    valueFrom: { secretKeyRef: { name: secret.name, key } },
                  })),
                ],
                resources: workers.resources,
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ["ALL"] },
                },
                volumeMounts: [
                  { name: "tmp", mountPath: "/tmp" },
                  ...(launch ? [{ name: "program", mountPath: launch.folder, readOnly: true }] : []),
                ],
              },
            ],
          },
        },
      },
    },
  };
}

/** The nodes of workers, as far as the program's own variables can tell them. */
export function workerPlacement({ cluster }: ComponentContext): Readonly<Record<string, string>> {
  const { nodeSelector, tolerations } = cluster.nodePools.place({ purpose: "system" });
  return {
    WORKER_NODE_SELECTOR: JSON.stringify(nodeSelector),
    WORKER_TOLERATIONS: tolerations
      .filter(tellable)
      .map(({ key, value, effect }) => `${key}=${value}:${effect}`)
      .join(","),
  };
}

/** WORKER_TOLERATIONS has a key, a value and an effect, and no way to leave one out. */
function tellable({ key, value, effect }: Toleration): boolean {
  return key !== undefined && value !== undefined && effect !== undefined;
}

function tolerationSpec(toleration: Toleration) {
  return { ...toleration, operator: toleration.value === undefined ? "Exists" : "Equal" };
}
