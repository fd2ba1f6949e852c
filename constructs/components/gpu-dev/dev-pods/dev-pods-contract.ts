import type { BuildsContract } from "./builds-contract";

/** What the programs that make, watch and end dev pods know of them. */
export interface DevPodsContract {
  /** Namespace of the pods. */
  readonly namespace: string;
  /** Image of a pod whose user brings none. */
  readonly image: string;
  /** Labels of every dev pod, as the processor puts them. */
  readonly podLabels: Readonly<Record<string, string>>;
  readonly sshPort: number;
  readonly jupyterPort: number;
  /** Longest reservation, hours; the one number for everybody. */
  readonly maxHours: number;
  /** Length of a reservation that names none, hours. */
  readonly defaultHours: number;
  /** PriorityClasses: of pods that users wait for, and of ready ones that give way to them. */
  readonly priorityClasses: { readonly dev: string; readonly warm: string };
  /** Of the pods that build users' images; left out where none are let in. */
  readonly builds?: BuildsContract;
  /** Classes of users' disks; left out where they have none. */
  readonly disks?: { readonly storageClass: string; readonly snapshotClass?: string };
  /** Node ports that no dev pod takes. */
  readonly reservedNodePorts: readonly number[];
}
