import { JobV1 } from "@cdktf/provider-kubernetes/lib/job-v1";
import { Construct } from "constructs";
import type { ComponentContext } from "../contracts/component";
import { limitedName } from "../core/limited-name";
import { acknowledgeExceptions } from "./acknowledge-exceptions";
import { contentHash } from "./content-hash";
import type { PodOptions } from "./pod";
import { podTemplate } from "./pod-template";
import { startAfter } from "./start-after";
import { WorkloadNetworkPolicy } from "./workload-network-policy";

export interface JobProps {
  readonly context: ComponentContext;
  /** Start of the Job's name; the hash of all it runs with is the end, so that a change runs again and only a change does. */
  readonly name: string;
  readonly pod: PodOptions;
  /** Failed pods before the Job counts as failed. Default: 3. */
  readonly backoffLimit?: number;
  /** Seconds until the Job is stopped as failed. */
  readonly deadlineSeconds: number;
}

/**
 * A Job that a deploy waits for: it is named by content, never a hook that can be skipped,
 * and it stays after it finished, because a Job that vanishes is planned anew.
 */
export class Job extends Construct {
  /** Name of the Job in the cluster. */
  readonly jobName: string;

  constructor(scope: Construct, id: string, props: JobProps) {
    super(scope, id);
    const { context, name, pod, deadlineSeconds } = props;
    const template = podTemplate({ context, name, pod, restartPolicy: "Never" });
    this.jobName = limitedName(this, "Job", `${name}-${contentHash(template)}`);
    const timeout = `${Math.ceil(deadlineSeconds / 60) + 1}m`;
    const job = new JobV1(this, "job", {
      metadata: { name: this.jobName, namespace: context.namespace },
      spec: {
        backoffLimit: props.backoffLimit ?? 3,
        activeDeadlineSeconds: deadlineSeconds,
        template,
      },
      waitForCompletion: true,
      timeouts: { create: timeout, update: timeout },
    });
    acknowledgeExceptions(job, pod);
    startAfter(job, context.namespace, pod, new WorkloadNetworkPolicy(this, "network", { context, name, pod }));
  }
}
