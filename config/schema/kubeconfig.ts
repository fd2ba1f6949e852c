import * as z from "zod";

/** How a cluster that exists already is reached. */
export const kubeconfig = z
  .strictObject({
    path: z
      .string()
      .min(1)
      .optional()
      .describe(
        "Path of the kubeconfig file; `~` is the home directory. Default: the files that KUBECONFIG names, else ~/.kube/config.",
      )
      .meta({ hint: "name the file, or leave path out" }),
    context: z
      .string()
      .min(1)
      .describe("Context in that file. Always named, so that no current context can lead to the wrong cluster.")
      .meta({ allowed: "the name of a context", hint: "`kubectl config get-contexts` lists them" }),
  })
  .describe("How the cluster is reached.")
  .meta({ allowed: '{ context: "..." }, and path where the file is not the usual one', form: "kubeconfig" });
