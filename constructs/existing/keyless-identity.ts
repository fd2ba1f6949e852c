import type { Construct } from "constructs";
import type { IdentityBinding, IdentityRequest, WorkloadIdentity } from "../contracts/workload-identity";

/** A target without a cloud: service accounts are plain, and cloud permissions cannot be granted. */
export class KeylessIdentity implements WorkloadIdentity {
  bind(_scope: Construct, _id: string, request: IdentityRequest): IdentityBinding {
    if (request.grants.length > 0) {
      throw new Error(
        `service account ${request.namespace}/${request.serviceAccount} asks for ${request.grants.map((grant) => grant.kind).join(", ")}, and the target has no cloud identity; ask for grants only where the target offers cloudIdentity`,
      );
    }
    return { annotations: {}, dependencies: [], endpoints: [] };
  }
}
