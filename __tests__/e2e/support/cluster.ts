import { spawnSync } from "node:child_process";

/** A Kubernetes object as kubectl prints it, as far as the suites read it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly data?: Readonly<Record<string, string>>;
  readonly status?: {
    readonly phase?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

/** kubectl on the cluster that KUBECONFIG names. */
export class Cluster {
  constructor(private readonly kubeconfig: string) {}

  /** @throws Error with kubectl's words when it fails. */
  kubectl(args: readonly string[], input?: string): string {
    const run = spawnSync("kubectl", [...args], {
      env: { ...process.env, KUBECONFIG: this.kubeconfig },
      encoding: "utf8",
      timeout: 120_000,
      maxBuffer: 256 * 1024 ** 2,
      ...(input === undefined ? {} : { input }),
    });
    if (run.status !== 0) throw new Error(`kubectl ${args.join(" ")}: ${run.stderr || run.error?.message}`);
    return run.stdout;
  }

  list(kind: string, ...selection: readonly string[]): readonly KubernetesObject[] {
    const { items } = JSON.parse(this.kubectl(["get", kind, "-o", "json", ...selection])) as {
      items: readonly KubernetesObject[];
    };
    return items;
  }

  /** StorageClass that the cluster marks as its default. */
  get defaultStorageClass(): string | undefined {
    return this.list("storageclass").find(
      ({ metadata }) => metadata.annotations?.["storageclass.kubernetes.io/is-default-class"] === "true",
    )?.metadata.name;
  }

  /** Whether pods are only said to run: nodes of kwok. */
  get simulated(): boolean {
    return this.list("node").some(({ metadata }) => metadata.annotations?.["kwok.x-k8s.io/node"] !== undefined);
  }

  /** Every object of the environment, of every kind that can be listed, and all objects in its namespaces. */
  objectsOf(environment: string, namespaces: readonly string[]): readonly string[] {
    const labelled = this.list(
      [...this.kinds(true), ...this.kinds(false)].join(),
      "--all-namespaces",
      "-l",
      `gantry.dev/environment=${environment}`,
    );
    const remaining = this.list("namespace").filter(({ metadata }) => namespaces.includes(metadata.name));
    return [...labelled, ...remaining].map(
      ({ kind, metadata }) => `${kind} ${metadata.namespace ?? ""}/${metadata.name}`,
    );
  }

  /** Names of all cluster-wide objects, to compare before and after. */
  clusterWide(): readonly string[] {
    return this.list(this.kinds(false).join())
      .map(({ kind, metadata }) => `${kind}/${metadata.name}`)
      .sort();
  }

  private kinds(namespaced: boolean): readonly string[] {
    return this.kubectl(["api-resources", "--verbs=list,delete", `--namespaced=${namespaced}`, "-o", "name"])
      .trim()
      .split("\n");
  }
}
