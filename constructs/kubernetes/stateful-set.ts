import { StatefulSetV1 } from "@cdktf/provider-kubernetes/lib/stateful-set-v1";
import { Construct } from "constructs";
import type { ComponentContext } from "../contracts/component";
import { limitedName } from "../core/limited-name";
import { protect } from "../core/protect";
import { acknowledgeExceptions } from "./acknowledge-exceptions";
import { DisruptionBudget } from "./disruption-budget";
import type { PodOptions } from "./pod";
import { podTemplate, type Spread } from "./pod-template";
import { selectorLabels } from "./selector-labels";
import { startAfter } from "./start-after";
import { WorkloadNetworkPolicy } from "./workload-network-policy";

/** A volume of its own for every pod. */
export interface VolumeClaim {
  /** Such as 100Gi. The API server drops a change without a word, and every plan then shows it: see the component's page. */
  readonly size: string;
  /** Default: the cluster's class for volumes of one pod. */
  readonly storageClass?: string;
}

export interface StatefulSetProps {
  readonly context: ComponentContext;
  readonly name: string;
  /** Headless service that gives the pods their names. */
  readonly serviceName: string;
  readonly replicas: number;
  readonly pod: PodOptions;
  /** Volumes by name; containers mount them by it. */
  readonly volumeClaims: Readonly<Record<string, VolumeClaim>>;
  /** Whether pods start and stop one after the other or all at once. Default: `OrderedReady`. */
  readonly podManagement?: "OrderedReady" | "Parallel";
  /** Whether the pods must be on different nodes. Default: `preferred`. */
  readonly spread?: Spread;
  /** Minutes until Terraform gives up waiting for all pods to be ready. Default: 15. */
  readonly rolloutMinutes?: number;
}

/** A StatefulSet that holds data: protected where the environment says so, its volumes kept or deleted alike. */
export class StatefulSet extends Construct {
  constructor(scope: Construct, id: string, props: StatefulSetProps) {
    super(scope, id);
    const { context, name, replicas, pod } = props;
    const { deletionProtection } = context.environment;
    const timeout = `${props.rolloutMinutes ?? 15}m`;
    const set = new StatefulSetV1(this, "stateful-set", {
      metadata: { name: limitedName(this, "StatefulSet", name), namespace: context.namespace },
      spec: {
        replicas: String(replicas),
        serviceName: props.serviceName,
        podManagementPolicy: props.podManagement ?? "OrderedReady",
        revisionHistoryLimit: 5,
        selector: { matchLabels: selectorLabels(context, name) },
        updateStrategy: [{ type: "RollingUpdate", rollingUpdate: [{ partition: 0 }] }],
        persistentVolumeClaimRetentionPolicy: [
          { whenDeleted: deletionProtection ? "Retain" : "Delete", whenScaled: "Retain" },
        ],
        template: podTemplate({
          context,
          name,
          pod,
          spread: replicas > 1 ? (props.spread ?? "preferred") : undefined,
          claims: Object.keys(props.volumeClaims),
        }),
        volumeClaimTemplate: Object.entries(props.volumeClaims).map(([claim, volume]) => {
          const storageClassName = volume.storageClass ?? context.cluster.storage.blockClass;
          return {
            metadata: { name: claim },
            spec: {
              accessModes: ["ReadWriteOnce"],
              ...(storageClassName ? { storageClassName } : {}),
              resources: { requests: { storage: volume.size } },
            },
          };
        }),
      },
      waitForRollout: true,
      timeouts: { create: timeout, update: timeout },
    });
    protect(set, deletionProtection);
    acknowledgeExceptions(set, pod);
    startAfter(set, context.namespace, pod, new WorkloadNetworkPolicy(this, "network", { context, name, pod }));
    new DisruptionBudget(this, "disruption", { context, name, replicas });
  }
}
