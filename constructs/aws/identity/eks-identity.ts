import type { Construct } from "constructs";
import type { IdentityBinding, IdentityRequest, WorkloadIdentity } from "../../contracts/workload-identity";
import type { AwsSite } from "../aws-site";

/** Cloud permissions of service accounts on EKS: one IAM role for each, made in the caller's stack. */
export class EksIdentity implements WorkloadIdentity {
  constructor(readonly site: AwsSite) {}

  bind(_scope: Construct, _id: string, request: IdentityRequest): IdentityBinding {
    if (request.grants.length === 0) return { annotations: {}, dependencies: [] };
    throw new Error(`grants of ${request.serviceAccount}`);
  }
}
