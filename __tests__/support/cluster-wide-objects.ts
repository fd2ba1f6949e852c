import { rawObjects } from "./raw-objects";
import type { Template } from "./template";

/** Kinds of Kubernetes objects that belong to no namespace: its own, and those of the add-ons that we configure. */
const kinds = new Set([
  "APIService",
  "CertificateSigningRequest",
  "ClusterIssuer",
  "ClusterPolicy",
  "ClusterQueue",
  "ClusterRole",
  "ClusterRoleBinding",
  "ClusterSecretStore",
  "CSIDriver",
  "CSINode",
  "CustomResourceDefinition",
  "DeviceClass",
  "FlowSchema",
  "GatewayClass",
  "IngressClass",
  "MutatingAdmissionPolicy",
  "MutatingAdmissionPolicyBinding",
  "MutatingWebhookConfiguration",
  "Namespace",
  "Node",
  "NodeTaint",
  "PersistentVolume",
  "PriorityClass",
  "PriorityLevelConfiguration",
  "ResourceFlavor",
  "RuntimeClass",
  "StorageClass",
  "ValidatingAdmissionPolicy",
  "ValidatingAdmissionPolicyBinding",
  "ValidatingWebhookConfiguration",
  "VolumeAttributesClass",
  "VolumeSnapshotClass",
  "VolumeSnapshotContent",
]);

const spelt = new Set([...kinds].map((kind) => kind.toLowerCase()));

/** What a stack makes for the whole cluster, by class or as a raw object of a release, as `kind name`. */
export function clusterWideObjects(template: Template): readonly string[] {
  const typed = template
    .resources()
    .filter(({ type }) => spelt.has(type.replace(/^kubernetes_|_v\d\w*$/g, "").replaceAll("_", "")))
    .map(({ type, name }) => `${type} ${name}`);
  const raw = rawObjects(template)
    .filter(({ kind }) => kinds.has(kind))
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  return [...typed, ...raw];
}
