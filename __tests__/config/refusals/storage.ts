import { devPodsGiven as given } from "./dev-pods";
import { type Refusal, text } from "./refusal";

const kept = { kind: "awsEbs", reclaim: "retain" };

export const storageRefusals: readonly Refusal[] = [
  {
    title: "users' disks of a class that is not there",
    given: given({ disks: { storageClass: "gp3" } }),
    message: text`
      lab: components.devPods.disks.storageClass: is no storage class of this environment
        found:   "gp3"
        allowed: none: neither target.storageClass nor the component storageClasses names one
        do:      name one of these, or add the class to components.storageClasses.classes`,
  },
  {
    title: "users' disks of a class that deletes them",
    given: given(
      { disks: { storageClass: "gp3" } },
      { "components.storageClasses": { classes: { gp3: { kind: "awsEbs" } } } },
    ),
    message: text`
      lab: components.devPods.disks.storageClass: deletes a user's disk with its claim
        found:   "gp3"
        allowed: a class with reclaim "retain"
        do:      set components.storageClasses.classes.gp3.reclaim to "retain", or name another class`,
  },
  {
    title: "a snapshot class where the target takes no snapshots",
    given: given(
      { disks: { storageClass: "gp3", snapshotClass: "kept" } },
      { "components.storageClasses": { classes: { gp3: kept } } },
    ),
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: components.devPods.disks.snapshotClass: needs snapshots of volumes (a CSI driver and the snapshot controller), and the target does not offer it
        allowed: what target existing offers: gpus
        do:      set target.volumeSnapshots, or change disks.snapshotClass

      lab: components.devPods.disks.snapshotClass: is no snapshot class of this environment
        found:   "kept"
        allowed: none: the component storageClasses names no snapshot class
        do:      add the class to components.storageClasses.snapshotClasses, or leave snapshotClass out`,
  },
  {
    title: "a snapshot class that is not there",
    given: given(
      { disks: { storageClass: "gp3", snapshotClass: "kept" } },
      {
        "target.volumeSnapshots": { driver: "ebs.csi.aws.com" },
        "components.storageClasses": { classes: { gp3: kept }, snapshotClasses: { others: {} } },
      },
    ),
    message: text`
      lab: components.devPods.disks.snapshotClass: is no snapshot class of this environment
        found:   "kept"
        allowed: others
        do:      add the class to components.storageClasses.snapshotClasses, or leave snapshotClass out`,
  },
  {
    title: "a default storage class that is none of the classes",
    given: { "components.storageClasses": { classes: { fast: { kind: "gcpPd" } }, defaultClass: "gp3" } },
    message: text`
      lab: components.storageClasses.defaultClass: is none of the classes
        found:   "gp3"
        allowed: fast
        do:      name one of these, or add the class to classes`,
  },
  {
    title: "the storage class that k3s makes itself",
    given: {
      target: { kind: "k3s", kubeconfig: { context: "k3s" }, kubernetesVersion: "1.35" },
      "components.storageClasses": { classes: { "local-path": { kind: "localPath" } } },
    },
    message: text`
      lab: components.storageClasses.classes.local-path: is made by k3s itself
        found:   {"kind":"localPath","reclaim":"delete"}
        allowed: any other name
        do:      remove it, or choose another name`,
  },
  {
    title: "a fast volume that does not say how fast",
    given: { "components.storageClasses": { classes: { fast: { kind: "awsEbs", volumeType: "io2" } } } },
    message: text`
      lab: components.storageClasses.classes.fast.iops: is required
        allowed: a whole number from 3000 to 64000
        do:      say how many operations a second the volumes have`,
  },
  {
    title: "snapshot classes without a driver",
    given: { "components.storageClasses": { snapshotClasses: { disks: {} } } },
    message: text`
      lab: components.storageClasses.snapshotClasses: needs snapshots of volumes (a CSI driver and the snapshot controller), and the target does not offer it
        allowed: what target existing offers: nothing beyond pods and services
        do:      set target.volumeSnapshots, or change snapshotClasses`,
  },
];
