import { App } from "cdktf";
import { policyReport } from "../../../../constructs/policy/policy-report";
import { networkCoverage } from "../../../../constructs/policy/rules/network-coverage";
import { describeRule } from "../support/describe-rule";
import { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";
import { container, workload } from "../support/workload";

const both = ["Ingress", "Egress"];

function policy(selector: unknown, types: readonly string[] = both, namespace = "apps", id = "policy") {
  return (stack: PolicyStack) =>
    void resource(
      stack,
      "kubernetes_network_policy_v1",
      { metadata: { namespace }, spec: { pod_selector: selector, policy_types: types } },
      id,
    );
}

function pods(stack: PolicyStack, metadata?: Readonly<Record<string, unknown>>) {
  resource(stack, "kubernetes_deployment_v1", workload({ container: [container()] }, undefined, metadata), "pods");
}

const with_ =
  (...policies: ((stack: PolicyStack) => void)[]) =>
  (stack: PolicyStack) => {
    pods(stack);
    for (const given of policies) given(stack);
  };

const says = both.map(
  (direction) =>
    `no network policy of the environment selects the pods for ${direction.toLowerCase()} in namespace apps`,
);

describeRule(networkCoverage, {
  compliant: {
    "denied by default": with_(policy({})),
    "selected by label": with_(policy({ match_labels: { app: "api" } })),
    "one policy for each direction": with_(
      policy({}, ["Ingress"], "apps", "in"),
      policy({ match_labels: { app: "api" } }, ["Egress"], "apps", "out"),
    ),
  },
  violations: {
    "no policy": { given: with_(), says },
    "other pods": { given: with_(policy({ match_labels: { app: "worker" } })), says },
    "other namespace": { given: with_(policy({}, both, "other")), says },
    "one direction": { given: with_(policy({}, ["Ingress"])), says: says.slice(1) },
    "selectors that are not evaluated prove nothing": {
      given: with_(
        policy({ match_expressions: [{ key: "app", operator: "Exists" }] }),
        policy("${local.selector}", both, "apps", "other"),
      ),
      says,
    },
  },
  unknown: {
    "namespace of the pods": {
      given: (stack) =>
        void resource(stack, "kubernetes_job_v1", { ...workload({}), metadata: { namespace: "${var.namespace}" } }),
      says: ['metadata.namespace is "${var.namespace}", which only Terraform knows'],
    },
    "namespace of the policies": {
      given: with_(policy({}, both, "${var.namespace}")),
      says: says.map((text) => `${text}, as far as is known: only Terraform knows the namespace of some`),
    },
    labels: {
      given: (stack) => {
        pods(stack, { labels: "${local.labels}" });
        policy({ match_labels: { app: "api" } })(stack);
      },
      says: says.map((text) => `${text}, as far as is known: their labels are \${local.labels}`),
    },
  },
});

test("the namespace's policy stands in another layer of the environment", () => {
  // GIVEN
  const app = new App();
  const environment = { name: "one", deletionProtection: false };
  const platform = new PolicyStack(app, "one-platform", environment);
  const apps = new PolicyStack(app, "one-apps", environment);
  policy({})(platform);
  pods(apps);
  // WHEN
  const { failures } = policyReport([platform, apps], [networkCoverage]);
  // THEN
  expect(failures).toEqual([]);
});
