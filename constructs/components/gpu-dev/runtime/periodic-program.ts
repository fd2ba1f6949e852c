import { Construct } from "constructs";
import type { Resources } from "../../../../config/fields/resources";
import type { ComponentContext } from "../../../contracts/component";
import { Config } from "../../../kubernetes/config";
import { CronJob } from "../../../kubernetes/cron-job";
import type { ServiceAccount } from "../../../kubernetes/service-account";
import { postgres } from "../../data/postgres/postgres";
import { cloudEndpoints } from "./cloud-endpoints";
import { cloudVariables } from "./cloud-variables";
import { databaseLogin, databaseVariables } from "./database-variables";
import type { Cloud } from "./placed-cloud";

export interface PeriodicProgramProps {
  readonly context: ComponentContext;
  readonly name: string;
  readonly settings: {
    readonly image: string;
    readonly schedule: string;
    readonly deadlineSeconds: number;
    readonly resources: Resources;
  };
  readonly cloud: Cloud;
  /** Variables of this program beside those of the cloud and the database. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly serviceAccount: ServiceAccount;
  /** Failed pods before a run counts as failed. */
  readonly backoffLimit: number;
}

/** A program of gpu-dev that runs by schedule: reads the cluster, the cloud and the database, and ends. */
export class PeriodicProgram extends Construct {
  constructor(scope: Construct, id: string, props: PeriodicProgramProps) {
    super(scope, id);
    const { context, name, settings, cloud, serviceAccount } = props;
    const database = context.from(postgres);
    const config = new Config(this, "config", {
      name: `${name}-config`,
      namespace: context.namespace,
      data: {
        ...cloudVariables(cloud, context.cluster.info.name),
        ...databaseVariables(database),
        APP_NAME: name,
        ...props.variables,
      },
    });
    new CronJob(this, "workload", {
      context,
      name,
      schedule: settings.schedule,
      deadlineSeconds: settings.deadlineSeconds,
      backoffLimit: props.backoffLimit,
      pod: {
        user: { uid: 1000, gid: 1000 },
        serviceAccount,
        placement: context.cluster.nodePools.place({ purpose: "system" }),
        connectsTo: [
          database.network,
          { kind: "addresses", ...context.cluster.info.apiServer },
          ...cloudEndpoints(cloud),
        ],
        volumes: { tmp: { scratch: { sizeLimit: "64Mi" } } },
        containers: [
          {
            name,
            image: settings.image,
            env: { ...config.variables, ...databaseLogin(database), POD_NAME: { field: "metadata.name" } },
            resources: settings.resources,
            mounts: [{ volume: "tmp", path: "/tmp" }],
          },
        ],
      },
    });
  }
}
