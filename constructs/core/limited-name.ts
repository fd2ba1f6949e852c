import type { IConstruct } from "constructs";

/** Longest names that the cluster takes, where they are shorter than the 63 characters of a DNS label. */
const limits = {
  // https://helm.sh/docs/chart_template_guide/getting_started/#adding-a-simple-template-call
  "Helm release": 53,
  // Its Jobs' names end in eleven characters more. https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
  CronJob: 52,
  // The label controller-revision-hash is the name, a hyphen and ten characters.
  StatefulSet: 52,
  Job: 63,
} as const;

/**
 * The name as it is.
 *
 * @throws Error when it is longer than the cluster takes: Terraform would only find out in the middle of a deploy.
 */
export function limitedName(construct: IConstruct, kind: keyof typeof limits, name: string): string {
  const limit = limits[kind];
  if (name.length > limit) {
    throw new Error(
      `${construct.node.path}: the name of the ${kind}, ${name}, is ${name.length} characters long; ${limit} is the limit. Shorten it.`,
    );
  }
  return name;
}
