import { grantStatements } from "../../../../constructs/aws/identity/grant-statements";
import { policyDocument } from "../../../../constructs/aws/identity/policy-document";
import type { Grant } from "../../../../constructs/contracts/workload-identity";
import { eksSite } from "../../../support/eks-target";
import { type Decision, decide } from "../../../support/iam/decide";
import { readPolicy } from "../../../support/iam/policy-document";
import type { Request } from "../../../support/iam/request";

/** A target with the bucket `disks`. */
export const site = eksSite({ buckets: { disks: {} } });

/** Conditions of a call that makes something with the mark `owner`. */
export const tagging = { "aws:RequestTag/owner": "kim", "aws:TagKeys": ["owner"] };

/** Conditions of a call about something that bears the mark `owner`. */
export const ours = { "aws:ResourceTag/owner": "kim" };

type Case = readonly [what: string, action: string, resource: string, context: Request["context"], answer: Decision];

/** What IAM says to calls under these grants. */
export function grantTable(grants: readonly Grant[], cases: readonly Case[]): void {
  const document = readPolicy(policyDocument(grantStatements(site, grants)));

  test.each(cases)("GIVEN %s THEN %s", (_what, action, resource, context, answer) => {
    expect(decide([document], { action, resource, ...(context ? { context } : {}) })).toBe(answer);
  });
}
