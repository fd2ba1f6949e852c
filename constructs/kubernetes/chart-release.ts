import { Release } from "@cdktf/provider-helm/lib/release";
import { Construct } from "constructs";
import type { PublicChart } from "../../config/versions";
import type { ComponentContext } from "../contracts/component";
import { limitedName } from "../core/limited-name";
import { literal } from "../core/literal";

export interface ChartReleaseProps {
  readonly context: ComponentContext;
  /** Name of the release. */
  readonly name: string;
  /** Row of the version table. */
  readonly chart: PublicChart;
  /** Values of the chart as one typed object; secrets are named in it, never held. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether the chart's `crds` folder is installed; CRDs belong into the platform layer. Default: `skip`. */
  readonly crds?: "install" | "skip";
  /** Seconds until Helm gives up waiting for all objects to be ready. Default: 600. */
  readonly timeoutSeconds?: number;
}

/** A chart at the version of the version table, pulled from where the environment pulls artifacts. */
export class ChartRelease extends Construct {
  constructor(scope: Construct, id: string, props: ChartReleaseProps) {
    super(scope, id);
    const { context, chart } = props;
    new Release(this, "release", {
      name: limitedName(this, "Helm release", props.name),
      namespace: context.namespace,
      repository: context.cluster.images.chartRepository(chart.repository),
      chart: chart.name,
      version: chart.version,
      values: [literal(JSON.stringify(props.values))],
      skipCrds: props.crds !== "install",
      wait: true,
      waitForJobs: true,
      atomic: false,
      cleanupOnFail: true,
      maxHistory: 5,
      timeout: props.timeoutSeconds ?? 600,
    });
  }
}
