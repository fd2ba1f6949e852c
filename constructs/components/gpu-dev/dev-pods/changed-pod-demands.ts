import type { AdmissionDemand } from "../../../kubernetes/admission-policy";

/**
 * What of a pod stays as it was admitted: policies, services and bills go by its labels, and an image or an ephemeral
 * container that came later would not have been looked at. Old pods that the rules for new ones would refuse stay free
 * to be annotated, finished and deleted.
 */
export const changedPodDemands: readonly AdmissionDemand[] = [
  {
    expression: `["app", "reservation"].all(key, object.metadata.?labels[?key].orValue("") == oldObject.metadata.?labels[?key].orValue(""))`,
    message: "labels app and reservation of a pod stay as they were: make the pod anew",
  },
  {
    expression: `object.spec.containers.all(c, oldObject.spec.containers.exists(old, old.name == c.name && old.image == c.image)) && object.spec.?initContainers.orValue([]).all(c, oldObject.spec.?initContainers.orValue([]).exists(old, old.name == c.name && old.image == c.image))`,
    message: "the images of a dev pod stay as they were: make the pod anew",
  },
  {
    expression: "object.spec.?ephemeralContainers.orValue([]).size() == 0",
    message: "no ephemeral container comes into a dev pod: it would see what its user does",
  },
  {
    expression: `object.spec.?tolerations.orValue([]).all(t, oldObject.spec.?tolerations.orValue([]).exists(old, old == t))`,
    message: "a dev pod tolerates no other taints than those it was made with",
  },
];
