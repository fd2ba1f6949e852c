import { acknowledge } from "../../../../constructs/core/acknowledge";
import { policyReport } from "../../../../constructs/policy/policy-report";
import { boundedIam } from "../../../../constructs/policy/rules/bounded-iam";
import { describeRule } from "../support/describe-rule";
import { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";

type Statement = Readonly<Record<string, unknown>>;

const root = "arn:aws:iam::111122223333:root";
const bucket = "arn:aws:s3:::disks";

/** A resource whose policy has these statements; `Sid` and `Effect` are given where nothing is said. */
function policy(type: string, ...statements: readonly Statement[]) {
  return attribute(type, type === "aws_iam_role" ? "assume_role_policy" : "policy", ...statements);
}

function attribute(type: string, name: string, ...statements: readonly Statement[]) {
  const document = { Version: "2012-10-17", Statement: statements.map((one) => ({ Effect: "Allow", ...one })) };
  return (stack: PolicyStack) => void resource(stack, type, { [name]: JSON.stringify(document) });
}

const read = { Sid: "Read", Action: ["s3:GetObject"], Resource: [`${bucket}/*`] };

describeRule(boundedIam, {
  compliant: {
    "named actions on named resources": policy("aws_iam_role_policy", read),
    "one statement that is no list": (stack) =>
      void resource(stack, "aws_iam_policy", {
        policy: JSON.stringify({ Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: bucket } }),
      }),
    "an expression for a resource": policy("aws_iam_role_policy", { ...read, Resource: "${aws_s3_bucket.it.arn}/*" }),
    "a function with quotation marks inside the text": (stack) =>
      void resource(stack, "aws_iam_role", {
        assume_role_policy: `{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity","Principal":{"Federated":"x"},"Condition":{"StringEquals":{"\${replace(data.a.b.c, "https://", "")}:aud":"sts.amazonaws.com"}}}]}`,
      }),
    "everything denied": policy("aws_s3_bucket_policy", {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: "*",
    }),
    "a trust policy for a service": policy("aws_iam_role", {
      Action: "sts:AssumeRole",
      Principal: { Service: "ec2.amazonaws.com" },
    }),
    "everybody, on a condition": policy("aws_sqs_queue_policy", {
      Action: "sqs:SendMessage",
      Resource: "arn:aws:sqs:us-east-2:111122223333:q",
      Principal: { AWS: "*" },
      Condition: { ArnEquals: { "aws:SourceArn": bucket } },
    }),
    "a key's own policy, which leaves the rest to the account": policy(
      "aws_kms_key",
      { Action: "kms:*", Resource: "*", Principal: { AWS: root } },
      { Action: ["kms:Decrypt"], Resource: "*", Principal: { Service: "logs.us-east-2.amazonaws.com" } },
    ),
    "a role without inline policies": (stack) => void resource(stack, "aws_iam_role", { name: "it" }),
    "a policy of AWS that is bounded": (stack) =>
      void resource(stack, "aws_iam_role_policy_attachment", {
        policy_arn: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
      }),
    "a queue without a policy": (stack) => void resource(stack, "aws_sqs_queue", { name: "it" }),
  },
  violations: {
    "every action there is": {
      given: policy("aws_iam_policy", { Sid: "All", Action: "*", Resource: bucket }),
      says: ["statement All allows the action *"],
    },
    "every action of a service": {
      given: policy("aws_iam_role_policy", { Sid: "Disks", Action: ["ec2:*", "s3:GetObject"], Resource: bucket }),
      says: ["statement Disks allows the action ec2:*"],
    },
    "every resource, even for reading": {
      given: policy("aws_iam_role_policy", { Sid: "List", Action: "ec2:DescribeVolumes", Resource: "*" }),
      says: ["statement List is about every resource"],
    },
    "a statement without a name": {
      given: policy("aws_iam_role_policy", read, { Action: "ec2:DescribeVolumes", Resource: ["*"] }),
      says: ["statement 1 is about every resource"],
    },
    "a policy inside a role": {
      given: (stack) =>
        void resource(stack, "aws_iam_role", {
          inline_policy: [{ name: "p", policy: '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"x"}]}' }],
        }),
      says: ["statement 0 allows the action *"],
    },
    "everybody, on no condition": {
      given: policy("aws_iam_role", { Sid: "Anybody", Action: "sts:AssumeRole", Principal: { AWS: ["*"] } }),
      says: ["statement Anybody is for everybody, on no condition"],
    },
    "everybody in the policy of a bucket": {
      given: policy("aws_s3_bucket_policy", { ...read, Principal: "*" }),
      says: ["statement Read is for everybody, on no condition"],
    },
    "all but a few": {
      given: policy(
        "aws_iam_role_policy",
        { Sid: "NotIam", NotAction: "iam:*", Resource: bucket },
        { Sid: "NotState", Action: "s3:GetObject", NotResource: bucket },
      ),
      says: [
        "statement NotIam allows by NotAction, which is all but what it names",
        "statement NotState allows by NotResource, which is all but what it names",
      ],
    },
    "a key whose every action somebody has": {
      given: policy("aws_kms_key_policy", {
        Sid: "Admin",
        Action: "kms:*",
        Resource: "*",
        Principal: { AWS: "arn:aws:iam::111122223333:role/admin" },
      }),
      says: ["statement Admin allows the action kms:*"],
    },
    "a policy of AWS that allows nearly everything": {
      given: (stack) =>
        void resource(stack, "aws_iam_role_policy_attachment", {
          policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
        }),
      says: ["arn:aws:iam::aws:policy/AdministratorAccess allows nearly everything"],
    },
    "text that is no policy": {
      given: (stack) => void resource(stack, "aws_iam_policy", { policy: "everything" }),
      says: ["policy is no policy that can be read"],
    },
  },
  unknown: {
    "a policy that Terraform makes": {
      given: (stack) => void resource(stack, "aws_iam_policy", { policy: "${data.aws_iam_policy_document.it.json}" }),
      says: ['policy is "${data.aws_iam_policy_document.it.json}", which only Terraform knows'],
    },
  },
});

test("GIVEN one statement that is acknowledged by its name THEN the next is still found", () => {
  const stack = new PolicyStack();
  policy(
    "aws_iam_role_policy",
    { Sid: "List", Action: "ec2:DescribeVolumes", Resource: "*" },
    { Sid: "Delete", Action: "ec2:DeleteVolume", Resource: "*" },
  )(stack);
  acknowledge(stack, "bounded-iam[List]", "the call lists everything, whatever is asked");

  expect(policyReport([stack], [boundedIam]).failures.map(({ message }) => message)).toEqual([
    "statement Delete is about every resource",
  ]);
});
