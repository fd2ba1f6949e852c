import { CronJobV1 } from "@cdktf/provider-kubernetes/lib/cron-job-v1";
import { Construct } from "constructs";
import type { ComponentContext } from "../contracts/component";
import { limitedName } from "../core/limited-name";
import { acknowledgeExceptions } from "./acknowledge-exceptions";
import type { PodOptions } from "./pod";
import { podTemplate } from "./pod-template";
import { startAfter } from "./start-after";
import { WorkloadNetworkPolicy } from "./workload-network-policy";

export interface CronJobProps {
  readonly context: ComponentContext;
  readonly name: string;
  /** Cron expression of five fields, in UTC. */
  readonly schedule: string;
  readonly pod: PodOptions;
  /** What happens when a run is due while the last one still runs. Default: `Forbid`, it is skipped. */
  readonly concurrency?: "Forbid" | "Replace";
  /** Seconds until a run is stopped as failed. */
  readonly deadlineSeconds: number;
  /** Seconds a run may start late before it is skipped. Default: 60. */
  readonly startingDeadlineSeconds?: number;
  /** Failed pods before a run counts as failed. Default: 0. */
  readonly backoffLimit?: number;
}

/** A CronJob that never overlaps itself unless told to, with a deadline and three runs of history of each kind. */
export class CronJob extends Construct {
  constructor(scope: Construct, id: string, props: CronJobProps) {
    super(scope, id);
    const { context, name, pod } = props;
    const cronJob = new CronJobV1(this, "cron-job", {
      metadata: { name: limitedName(this, "CronJob", name), namespace: context.namespace },
      spec: {
        schedule: props.schedule,
        timezone: "Etc/UTC",
        concurrencyPolicy: props.concurrency ?? "Forbid",
        startingDeadlineSeconds: props.startingDeadlineSeconds ?? 60,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          metadata: {},
          spec: {
            backoffLimit: props.backoffLimit ?? 0,
            activeDeadlineSeconds: props.deadlineSeconds,
            template: podTemplate({ context, name, pod, restartPolicy: "Never" }),
          },
        },
      },
    });
    acknowledgeExceptions(cronJob, pod);
    startAfter(cronJob, context.namespace, pod, new WorkloadNetworkPolicy(this, "network", { context, name, pod }));
  }
}
