import * as z from "zod";

/** How a cluster that exists already is reached. */
export const kubeconfig = z.strictObject({
  path: z
    .string()
    .min(1)
    .optional()
    .describe("Path of the kubeconfig file; `~` is the home directory. Default: the files that KUBECONFIG names, else ~/.kube/config."),
  context: z
    .string()
    .min(1)
    .describe("Context in that file. Always named, so that no current context can lead to the wrong cluster.")
    .meta({ hint: "`kubectl config get-contexts` lists them" }),
});
