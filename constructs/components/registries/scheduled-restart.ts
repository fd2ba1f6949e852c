import { Construct } from "constructs";
import { imageReference } from "../../../config/versions";
import type { ComponentContext } from "../../contracts/component";
import { CronJob } from "../../kubernetes/cron-job";
import { Role } from "../../kubernetes/role";
import { ServiceAccount } from "../../kubernetes/service-account";
import { images } from "./images";

export interface ScheduledRestartProps {
  readonly context: ComponentContext;
  readonly name: string;
  /** Cron expression of five fields, in UTC. */
  readonly schedule: string;
  /** Pods of StatefulSets, which come back under the same name. */
  readonly pods: readonly [string, ...string[]];
  /** What the pods do at their start that makes it worth while, as the end of "... so that they ...". */
  readonly because: string;
}

/** Deletes pods by their names on a schedule; their StatefulSets make them again. The account may do nothing else. */
export class ScheduledRestart extends Construct {
  constructor(scope: Construct, id: string, props: ScheduledRestartProps) {
    super(scope, id);
    const { context, name, pods } = props;
    const serviceAccount = new ServiceAccount(this, "account", { context, name, kubernetesApi: "called" });
    const role = new Role(this, "role", {
      name,
      namespace: context.namespace,
      serviceAccount,
      rules: [
        {
          apiGroups: [""],
          resources: ["pods"],
          resourceNames: pods,
          verbs: ["delete"],
          reason: `kubectl delete pod, so that they ${props.because}`,
        },
      ],
    });
    const job = new CronJob(this, "job", {
      context,
      name,
      schedule: props.schedule,
      deadlineSeconds: 120,
      // The controller may be away at the very minute; a restart half an hour later does as well.
      startingDeadlineSeconds: 1800,
      backoffLimit: 2,
      pod: {
        user: { uid: 65532, gid: 65532 },
        serviceAccount,
        placement: context.cluster.nodePools.place({ purpose: "system" }),
        connectsTo: [{ kind: "addresses", ...context.cluster.info.apiServer }],
        volumes: { tmp: { scratch: { sizeLimit: "16Mi" } } },
        containers: [
          {
            name: "kubectl",
            image: imageReference(images.kubectl),
            // Waiting for the end would need rights to watch.
            args: ["delete", "pod", ...pods, "--ignore-not-found", "--wait=false", "--cache-dir=/tmp/cache"],
            resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { cpu: "200m", memory: "128Mi" } },
            mounts: [{ volume: "tmp", path: "/tmp" }],
          },
        ],
      },
    });
    job.node.addDependency(role);
  }
}
