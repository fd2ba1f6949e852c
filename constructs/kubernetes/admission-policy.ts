import { Construct } from "constructs";
import type { ComponentContext } from "../contracts/component";
import { CustomResources } from "../core/custom-resources";

/** One demand on an object, in CEL; objects that do not meet it are refused. */
export interface AdmissionDemand {
  /** True for objects that are admitted. */
  readonly expression: string;
  /** What is said to whoever is refused. */
  readonly message: string;
}

export interface AdmissionPolicyProps {
  readonly context: ComponentContext;
  /** Name after the environment's: policies are cluster-wide objects. */
  readonly name: string;
  /** Namespace whose objects are checked. */
  readonly namespace: string;
  readonly resources: readonly {
    readonly apiGroup: string;
    readonly resource: string;
    readonly operations: readonly ("CREATE" | "UPDATE")[];
  }[];
  /** CEL values by name, which demands read as `variables.<name>`. A value may read those before it. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly demands: readonly AdmissionDemand[];
}

/**
 * What the API server demands of objects in one namespace beyond Pod Security: a ValidatingAdmissionPolicy and its binding.
 * It denies, and where an expression fails it denies too.
 */
export class AdmissionPolicy extends Construct {
  constructor(scope: Construct, id: string, props: AdmissionPolicyProps) {
    super(scope, id);
    const name = `${props.context.environment.name}-${props.name}`;
    const apiVersion = "admissionregistration.k8s.io/v1";
    const spaces = { matchLabels: { "kubernetes.io/metadata.name": props.namespace } };
    new CustomResources(this, "policy", {
      name,
      namespace: props.context.namespace,
      objects: [
        {
          apiVersion,
          kind: "ValidatingAdmissionPolicy",
          metadata: { name },
          spec: {
            failurePolicy: "Fail",
            matchConstraints: {
              resourceRules: props.resources.map(({ apiGroup, resource, operations }) => ({
                apiGroups: [apiGroup],
                apiVersions: ["v1"],
                operations: [...operations],
                resources: [resource],
              })),
            },
            variables: Object.entries(props.variables ?? {}).map(([variable, expression]) => ({
              name: variable,
              expression,
            })),
            validations: props.demands.map(({ expression, message }) => ({ expression, message, reason: "Forbidden" })),
          },
        },
        {
          apiVersion,
          kind: "ValidatingAdmissionPolicyBinding",
          metadata: { name },
          spec: { policyName: name, validationActions: ["Deny"], matchResources: { namespaceSelector: spaces } },
        },
      ],
    });
  }
}
