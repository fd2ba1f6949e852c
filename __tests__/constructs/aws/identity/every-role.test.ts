import { TerraformStack } from "cdktf";
import { policyReport } from "../../../../constructs/policy/policy-report";
import { boundedIam } from "../../../../constructs/policy/rules/bounded-iam";
import { eksGpuDev } from "../../../support/eks-gpu-dev";
import { decide } from "../../../support/iam/decide";
import { rolesIn } from "../../../support/iam/roles";
import { renderedStacks } from "../../../support/rendered-stacks";
import { composed, everyEnvironment } from "../../../support/synth-environments";

const onEks = everyEnvironment().filter(({ target }) => target.kind === "eks");
const environments = [eksGpuDev(), { ...eksGpuDev({ identity: "irsa" }), name: "irsa" }, ...onEks];

/** Services that tell no source when they take a role, so that trust in them cannot be bound to one. */
const sourceless = ["ec2.amazonaws.com"];

/** Actions by which a role could give itself more, or whoever holds it a way to stay. */
const escalations = [
  "iam:AttachRolePolicy",
  "iam:CreateAccessKey",
  "iam:CreateUser",
  "iam:PutRolePolicy",
  "iam:UpdateAssumeRolePolicy",
  "sts:AssumeRole",
  "organizations:LeaveOrganization",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "s3:PutBucketPolicy",
  "eks:CreateAccessEntry",
];

const all = environments.flatMap((environment) => {
  const account = "account" in environment.target ? environment.target.account : "";
  return [...rolesIn(renderedStacks([environment])).values()].map((role) => ({ ...role, account }));
});

describe.each(all.map((role) => [`${role.stack}: ${role.name}`, role] as const))("%s", (_title, role) => {
  test("trusts nobody but services for our own sake, named roles, and single service accounts", () => {
    for (const { Principal, Condition } of role.trust.Statement) {
      const text = JSON.stringify(Condition ?? {});
      expect(Principal).not.toBe("*");
      const { Service = [], AWS = [], Federated = [] } = Principal as Record<string, readonly string[]>;
      for (const service of Service) {
        if (service === "pods.eks.amazonaws.com") expect(text).toContain("kubernetes-service-account");
        else if (!sourceless.includes(service)) expect(text).toContain("aws:SourceA");
      }
      for (const arn of AWS) expect(arn).toMatch(/^arn:[\w-]+:iam::\d{12}:(role|user)\/[^*]+$/);
      if (Federated.length > 0) expect(text).toContain(":sub");
    }
  });

  test("cannot give itself more", () => {
    const itself = `arn:aws:iam::${role.account}:role/${role.name}`;
    const allowed = escalations.filter((action) =>
      ["*", itself].some((resource) => decide(role.documents, { action, resource }) === "allowed"),
    );

    expect(allowed).toEqual([]);
  });

  test("is small enough for IAM", () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: white space is not counted.
    const inline = role.documents.reduce((size, document) => size + JSON.stringify(document).length, 0);

    expect(inline).toBeLessThan(10_240 - 500);
    expect(JSON.stringify(role.trust).length).toBeLessThan(2048 - 100);
    expect(role.attached.length).toBeLessThanOrEqual(10);
  });

  test("names each statement, and whatever is about any resource only reads or is bound by a condition", () => {
    for (const { Sid, Effect, Action, Resource = [], Condition } of role.documents.flatMap(
      ({ Statement }) => Statement,
    )) {
      expect(Sid).toMatch(/^[A-Za-z0-9]+$/);
      if (Effect !== "Allow" || !Resource.includes("*")) continue;
      const reading = Action.every((action) => /:(Describe|Get|List|BatchGet)/.test(action));
      expect({ Sid, bound: reading || Condition !== undefined }).toEqual({ Sid, bound: true });
    }
  });
});

test.each(environments)(
  "GIVEN the policies of $name THEN none is boundless but where a reason says why",
  (environment) => {
    const stacks = composed([environment]).node.children.filter((child) => TerraformStack.isStack(child));

    expect(policyReport(stacks, [boundedIam]).failures.filter(({ rule }) => rule === boundedIam.id)).toEqual([]);
  },
);
