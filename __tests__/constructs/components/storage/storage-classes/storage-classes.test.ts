import type { ResolvedEnvironment } from "../../../../../config/resolved-environment";
import { storageClasses } from "../../../../../constructs/components/storage/storage-classes/storage-classes";
import { synthesized } from "../../../../support/component-context";
import { resolvedEnvironment } from "../../../../support/resolved-environment";
import type { Template } from "../../../../support/template";

const settings = (given: object) => storageClasses.settings.parse(given);
const built = (given: object): Template =>
  synthesized((scope, context) => storageClasses.build(scope, settings(given), context));
const made = (given: object) => built({ classes: { fast: given } }).resource("kubernetes_storage_class_v1");

describe("a storage class", () => {
  test("GIVEN EBS by default THEN volumes are gp3 and encrypted, grow, are made where their pod runs, and go with their claim", () => {
    expect(made({ kind: "awsEbs" }).body).toMatchObject({
      metadata: { name: "fast" },
      storage_provisioner: "ebs.csi.aws.com",
      parameters: { type: "gp3", encrypted: "true" },
      reclaim_policy: "Delete",
      volume_binding_mode: "WaitForFirstConsumer",
      allow_volume_expansion: true,
    });
  });

  test.each([
    [
      "EBS that is fast",
      { kind: "awsEbs", iops: 6000, throughput: 500, kmsKey: "arn:aws:kms:us-east-2:1:key/2" },
      "ebs.csi.aws.com",
      { type: "gp3", encrypted: "true", iops: "6000", throughput: "500", kmsKeyId: "arn:aws:kms:us-east-2:1:key/2" },
    ],
    [
      "EBS io2",
      { kind: "awsEbs", volumeType: "io2", iops: 20000 },
      "ebs.csi.aws.com",
      { type: "io2", encrypted: "true", iops: "20000" },
    ],
    [
      "EFS by default",
      { kind: "awsEfs" },
      "efs.csi.aws.com",
      {
        provisioningMode: "efs-ap",
        fileSystemId: "fs-fake-first",
        directoryPerms: "700",
        basePath: "/volumes",
        subPathPattern: "$${.PVC.namespace}/$${.PVC.name}",
        ensureUniqueDirectory: "true",
      },
    ],
    ["Google's disks by default", { kind: "gcpPd" }, "pd.csi.storage.gke.io", { type: "pd-balanced" }],
    ["Google's SSDs", { kind: "gcpPd", type: "pd-ssd" }, "pd.csi.storage.gke.io", { type: "pd-ssd" }],
    [
      "another provisioner",
      { kind: "other", provisioner: "nfs.csi.k8s.io", parameters: { server: "nfs" } },
      "nfs.csi.k8s.io",
      { server: "nfs" },
    ],
  ])("GIVEN %s THEN the driver gets its parameters", (_what, given, provisioner, parameters) => {
    expect(made(given).at("storage_provisioner")).toBe(provisioner);
    expect(made(given).at("parameters")).toEqual(parameters);
  });

  test("GIVEN EFS THEN nodes mount it over TLS, and a volume has no size to grow", () => {
    expect(made({ kind: "awsEfs" }).body).toMatchObject({ mount_options: ["tls"], allow_volume_expansion: false });
  });

  test.each([
    [{ fileSystem: "homes" }, "fileSystemId", "fs-fake-homes"],
    [{ fileSystem: "fs-0123456789abcdef0" }, "fileSystemId", "fs-0123456789abcdef0"],
    [{ directoryMode: "770" }, "directoryPerms", "770"],
  ])("GIVEN EFS with %p THEN %s is %s", (given, parameter, value) => {
    expect(made({ kind: "awsEfs", ...given }).at("parameters", parameter)).toBe(value);
  });

  test("GIVEN folders of the node THEN they do not grow, for their provisioner cannot", () => {
    expect(made({ kind: "localPath" }).body).toMatchObject({
      storage_provisioner: "rancher.io/local-path",
      allow_volume_expansion: false,
    });
  });

  test("GIVEN reclaim retain THEN a user's disk outlives its claim", () => {
    expect(made({ kind: "gcpPd", reclaim: "retain" }).at("reclaim_policy")).toBe("Retain");
  });

  test("GIVEN a default class THEN that one is marked, and no other", () => {
    const template = built({ classes: { one: { kind: "gcpPd" }, two: { kind: "gcpPd" } }, defaultClass: "two" });
    const mark = (name: string) => template.resource("kubernetes_storage_class_v1", name).at("metadata", "annotations");

    expect(mark("two")).toEqual({ "storageclass.kubernetes.io/is-default-class": "true" });
    expect(mark("one")).toBeUndefined();
  });
});

describe("a snapshot class", () => {
  const objects = (given: object) =>
    JSON.parse(String((built({ snapshotClasses: given }).resource("helm_release").at("values") as string[])[0]))
      .objects;

  test("GIVEN one by default THEN it is of the target's driver and keeps snapshots", () => {
    expect(objects({ disks: {} })).toEqual([
      {
        apiVersion: "snapshot.storage.k8s.io/v1",
        kind: "VolumeSnapshotClass",
        metadata: { name: "disks" },
        driver: "fake.csi",
        deletionPolicy: "Retain",
      },
    ]);
    expect(objects({ disks: { deletion: "delete" } })).toMatchObject([{ deletionPolicy: "Delete" }]);
  });

  test("GIVEN one THEN the target must take snapshots; GIVEN none THEN nothing is made", () => {
    expect(storageClasses.needs?.(settings({ snapshotClasses: { disks: {} } }))).toEqual([
      { capability: "volumeSnapshots", setting: "snapshotClasses" },
    ]);
    expect(storageClasses.needs?.(settings({}))).toEqual([]);
    expect(built({}).resources()).toEqual([]);
  });
});

describe("refusals", () => {
  const problems = (given: object, environment: Readonly<Record<string, unknown>> = {}) =>
    (storageClasses.check?.(settings(given), resolvedEnvironment(environment) as ResolvedEnvironment) ?? []).map(
      ({ setting }) => setting,
    );

  test("GIVEN a default that is no class, or the class that k3s makes THEN it is refused", () => {
    const k3s = { target: { kind: "k3s", kubeconfig: { context: "sample" }, kubernetesVersion: "1.35" } };

    expect(problems({ defaultClass: "gp3" })).toEqual(["defaultClass"]);
    expect(problems({ classes: { "local-path": { kind: "localPath" } } }, k3s)).toEqual(["classes.local-path"]);
    expect(problems({ classes: { "local-path": { kind: "localPath" } } })).toEqual([]);
  });

  test.each([
    ["io2 without operations", { kind: "awsEbs", volumeType: "io2" }],
    ["io2 with a throughput", { kind: "awsEbs", volumeType: "io2", iops: 5000, throughput: 500 }],
    ["more operations than gp3 has", { kind: "awsEbs", iops: 20000 }],
    ["an EBS volume that is not encrypted", { kind: "awsEbs", encrypted: false }],
    ["a mode that is none", { kind: "awsEfs", directoryMode: "rwx" }],
    ["an unknown disk", { kind: "gcpPd", type: "pd-fast" }],
  ])("GIVEN %s THEN the schema refuses it", (_what, given) => {
    expect(storageClasses.settings.safeParse({ classes: { fast: given } }).success).toBe(false);
  });
});
