import { kubernetesName } from "./kubernetes-name";

/** The setting that every component with pods has: where they live. */
export const namespaced = {
  namespace: kubernetesName
    .optional()
    .describe("Namespace it lives in, one of the environment's. Default: the environment's only one."),
};
