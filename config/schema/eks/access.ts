import * as z from "zod";
import { kubernetesName } from "../../fields/kubernetes-name";

const principal = z
  .string()
  .regex(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/.+$/)
  .describe("ARN of the IAM role (or user) that is let in, with its path; a role beats a user.")
  .meta({
    allowed: "the ARN of an IAM role or user, such as arn:aws:iam::111122223333:role/platform-admins",
    hint: "copy the role's ARN from IAM; a session (sts, assumed-role), a group or a whole account is no principal of EKS",
  });

const group = z
  .string()
  .regex(/^(?!system:)\S+$/)
  .meta({
    allowed: "a group's name without spaces that does not start with system:",
    hint: "groups that start with system: are Kubernetes's own, and EKS refuses them: bind a group of your own",
  });

const entry = z.strictObject({
  principal,
  policy: z
    .enum(["clusterAdmin", "admin", "edit", "view"])
    .optional()
    .describe("EKS access policy of that name. Default: none; the groups say what the principal may do."),
  namespaces: z
    .array(kubernetesName)
    .min(1)
    .optional()
    .describe("Namespaces that the policy holds in. Default: the whole cluster."),
  groups: z.array(group).default([]).describe("Kubernetes groups of the principal, for role bindings. Default: none."),
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
