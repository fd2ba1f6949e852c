import type { Template } from "../template";
import { type PolicyDocument, readPolicy } from "./policy-document";

/** An IAM role of a synthesized stack with all that Terraform gives it. */
export interface Role {
  readonly name: string;
  readonly stack: string;
  readonly trust: PolicyDocument;
  /** Its inline policies. */
  readonly documents: readonly PolicyDocument[];
  /** ARNs of the policies attached to it. */
  readonly attached: readonly string[];
}

/** Every role of the stacks, by name. */
export function rolesIn(templates: ReadonlyMap<string, Template>): ReadonlyMap<string, Role> {
  return new Map(
    [...templates].flatMap(([stack, template]) =>
      template.resources("aws_iam_role").map((role) => {
        const its = (type: string) =>
          template.resources(type).filter((one) => one.at("role") === `\${aws_iam_role.${role.id}.name}`);
        const name = String(role.name);
        return [
          name,
          {
            name,
            stack,
            trust: readPolicy(role.at("assume_role_policy")),
            documents: its("aws_iam_role_policy").map((policy) => readPolicy(policy.at("policy"))),
            attached: its("aws_iam_role_policy_attachment").map((policy) => String(policy.at("policy_arn"))),
          },
        ] as const;
      }),
    ),
  );
}
