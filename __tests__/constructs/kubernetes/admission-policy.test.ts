import { AdmissionPolicy, type AdmissionPolicyProps } from "../../../constructs/kubernetes/admission-policy";
import { synthesized } from "../../support/component-context";

const demand = { expression: "variables.level == 'restricted'", message: "only restricted pods run here" };

function release(props: Partial<Omit<AdmissionPolicyProps, "context">> = {}) {
  return synthesized((scope, context) => {
    new AdmissionPolicy(scope, "policy", {
      context,
      name: "pods",
      namespace: "gpu-dev",
      resources: [{ apiGroup: "", resource: "pods", operations: ["CREATE", "UPDATE"] }],
      demands: [demand],
      ...props,
    });
  }).resource("helm_release");
}

function objects(props: Partial<Omit<AdmissionPolicyProps, "context">> = {}): readonly unknown[] {
  const [values] = release(props).at("values") as [string];
  return JSON.parse(values).objects;
}

test("GIVEN demands THEN objects that miss one are refused with its message, and so they are where it cannot be judged", () => {
  expect(objects()[0]).toEqual({
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicy",
    metadata: { name: "sample-pods" },
    spec: {
      failurePolicy: "Fail",
      matchConstraints: {
        resourceRules: [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE", "UPDATE"], resources: ["pods"] },
        ],
      },
      variables: [],
      validations: [{ ...demand, reason: "Forbidden" }],
    },
  });
});

test("GIVEN a namespace THEN the binding denies there and nowhere else", () => {
  expect(objects()[1]).toEqual({
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicyBinding",
    metadata: { name: "sample-pods" },
    spec: {
      policyName: "sample-pods",
      validationActions: ["Deny"],
      matchResources: { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "gpu-dev" } } },
    },
  });
});

test("GIVEN variables THEN they stand in the order they are given in, because one may read those before it", () => {
  expect(objects({ variables: { spec: "object.spec", level: "variables.spec.level" } })[0]).toMatchObject({
    spec: {
      variables: [
        { name: "spec", expression: "object.spec" },
        { name: "level", expression: "variables.spec.level" },
      ],
    },
  });
});

test("GIVEN text that Terraform would read as a template THEN it reaches the API server as it is written", () => {
  const [values] = release({ demands: [{ ...demand, message: "not ${this}" }] }).at("values") as [string];

  expect(values).toContain("not $${this}");
});
