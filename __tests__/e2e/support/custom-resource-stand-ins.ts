import type { Cluster } from "./cluster";

/** A kind that a target brings in reality: cert-manager's, or the snapshot controller's. */
interface StandIn {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: "Namespaced" | "Cluster";
}

const standIns: readonly StandIn[] = [
  { group: "cert-manager.io", version: "v1", kind: "Certificate", plural: "certificates", scope: "Namespaced" },
  {
    group: "snapshot.storage.k8s.io",
    version: "v1",
    kind: "VolumeSnapshotClass",
    plural: "volumesnapshotclasses",
    scope: "Cluster",
  },
];

/** Definitions that take any object of their kind, where the cluster has none; nothing acts on the objects. */
export class CustomResourceStandIns {
  private readonly made: readonly string[];

  constructor(private readonly cluster: Cluster) {
    const known = cluster.list("customresourcedefinition").map(({ metadata }) => metadata.name);
    const missing = standIns.filter(({ plural, group }) => !known.includes(`${plural}.${group}`));
    this.made = missing.map(({ plural, group }) => `${plural}.${group}`);
    if (missing.length === 0) return;
    cluster.kubectl(
      ["apply", "-f", "-"],
      JSON.stringify({ apiVersion: "v1", kind: "List", items: missing.map(definition) }),
    );
    cluster.kubectl([
      "wait",
      "--for=condition=Established",
      "--timeout=60s",
      ...this.made.map((name) => `crd/${name}`),
    ]);
  }

  remove(): void {
    if (this.made.length > 0) this.cluster.kubectl(["delete", "crd", "--ignore-not-found", ...this.made]);
  }
}

function definition({ group, version, kind, plural, scope }: StandIn) {
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: {
      name: `${plural}.${group}`,
      annotations: { "api-approved.kubernetes.io": "unapproved, a stand-in of a test" },
    },
    spec: {
      group,
      scope,
      names: { kind, plural, singular: kind.toLowerCase() },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
        },
      ],
    },
  };
}
