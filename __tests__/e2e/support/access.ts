import type { Cluster } from "./cluster";

/** A question to the API server: may the account do this? */
export interface AccessQuestion {
  /** `namespace/name` of the service account. */
  readonly account: string;
  readonly verb: string;
  /** `resource`, `resource/subresource` or `resource.group`. */
  readonly resource: string;
  /** Left out: cluster-wide. */
  readonly namespace?: string;
  readonly name?: string;
}

/** What service accounts may do, as the API server's own authorizer says. */
export class Access {
  constructor(private readonly cluster: Cluster) {}

  /** The questions that are answered with yes, in the order they were asked. */
  allowed(questions: readonly AccessQuestion[]): readonly AccessQuestion[] {
    const items = questions.map(({ account, verb, resource, namespace, name }) => {
      const [whole = "", subresource] = resource.split("/");
      const [plural, ...group] = whole.split(".");
      return {
        apiVersion: "authorization.k8s.io/v1",
        kind: "SubjectAccessReview",
        spec: {
          user: `system:serviceaccount:${account.replace("/", ":")}`,
          groups: ["system:serviceaccounts", `system:serviceaccounts:${account.split("/")[0]}`, "system:authenticated"],
          resourceAttributes: { verb, resource: plural, group: group.join("."), subresource, namespace, name },
        },
      };
    });
    const list = JSON.stringify({ apiVersion: "v1", kind: "List", items });
    // One line for each object: as JSON they would come one after the other, which is no JSON.
    const answers = this.cluster
      .kubectl(["create", "-o", 'jsonpath={.status.allowed}{"\\n"}', "-f", "-"], list)
      .trim()
      .split("\n");
    if (answers.length !== questions.length)
      throw new Error(`${answers.length} answers to ${questions.length} questions`);
    return questions.filter((_, position) => answers[position] === "true");
  }

  /**
   * Everything that an account may do in a namespace, as `verbs resources[names]`, without what every account may do:
   * ask who it is and what it may do, and read the API's own description.
   */
  rules(account: string, namespace: string): readonly string[] {
    const review = JSON.parse(
      this.cluster.kubectl(
        [
          "create",
          "--validate=false",
          "-o",
          "json",
          "-f",
          "-",
          `--as=system:serviceaccount:${account.replace("/", ":")}`,
        ],
        JSON.stringify({ apiVersion: "authorization.k8s.io/v1", kind: "SelfSubjectRulesReview", spec: { namespace } }),
      ),
    ) as { status: { resourceRules: readonly ResourceRule[] } };
    return review.status.resourceRules
      .filter(({ apiGroups }) => !apiGroups.every((group) => /^(authorization|authentication)\.k8s\.io$/.test(group)))
      .map(({ verbs, resources, resourceNames }) => {
        const names = resourceNames?.length ? `[${[...resourceNames].sort().join(",")}]` : "";
        return `${[...verbs].sort().join(",")} ${[...resources].sort().join(",")}${names}`;
      })
      .sort();
  }
}

interface ResourceRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
}
