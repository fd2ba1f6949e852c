import * as z from "zod";
import { awsArn } from "../../fields/aws-arn";
import { kubernetesName } from "../../fields/kubernetes-name";

const entry = z.strictObject({
  principal: awsArn("iam", "arn:aws:iam::111122223333:role/platform-admins").describe(
    "ARN of the IAM role (or user) that is let in.",
  ),
  policy: z
    .enum(["clusterAdmin", "admin", "edit", "view"])
    .optional()
    .describe("EKS access policy of that name. Default: none; the groups say what the principal may do."),
  namespaces: z
    .array(kubernetesName)
    .min(1)
    .optional()
    .describe("Namespaces that the policy holds in. Default: the whole cluster."),
  groups: z
    .array(z.string().min(1))
    .default([])
    .describe("Kubernetes groups of the principal, for role bindings. Default: none.")
    .meta({ hint: "groups that start with system: are Kubernetes's own and are refused by EKS" }),
});

/** Who may call the Kubernetes API, by a name of the environment's own. */
export const access = z
  .record(kubernetesName, entry)
  .describe(
    "Principals that may call the Kubernetes API, by name; whoever made the cluster is none of them. One has clusterAdmin: the pipeline that deploys.",
  )
  .meta({
    allowed: 'principals by name, such as { ci: { principal: "arn:aws:iam::...", policy: "clusterAdmin" } }',
    hint: "name the role that deploys, and the role of whoever may do everything in an emergency",
  });

export type AccessSettings = z.output<typeof access>;
