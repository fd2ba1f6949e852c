import { TerraformBackend, type TerraformRemoteState } from "cdktf";
import type { Construct } from "constructs";

export interface KubernetesBackendProps {
  /** End of the name of the Secret that holds the state. */
  readonly secretSuffix: string;
  readonly namespace: string;
  readonly context: string;
  readonly kubeconfigPaths: readonly string[];
}

/** State in a Secret of a cluster, locked by a Lease. cdktf has no class for this backend. */
export class KubernetesBackend extends TerraformBackend {
  constructor(
    scope: Construct,
    private readonly props: KubernetesBackendProps,
  ) {
    super(scope, "backend", "kubernetes");
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { secretSuffix, namespace, context, kubeconfigPaths } = this.props;
    const [path, ...others] = kubeconfigPaths;
    return {
      secret_suffix: secretSuffix,
      namespace,
      config_context: context,
      ...(others.length === 0 ? { config_path: path } : { config_paths: [...kubeconfigPaths] }),
    };
  }

  override getRemoteStateDataSource(): TerraformRemoteState {
    throw new Error("no stack reads another's state: values that stacks share are literals");
  }
}
