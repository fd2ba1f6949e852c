import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { policyDocument } from "../identity/policy-document";
import { accountStatement } from "./account-statement";

export interface S3EndpointProps {
  readonly site: AwsSite;
  readonly vpcId: string;
  readonly trustedAccounts: readonly string[];
  /** Ids of the route tables whose subnets reach S3 through it. */
  readonly tables: readonly string[];
}

/** S3 without NAT: a gateway endpoint, which costs nothing. */
export class S3Endpoint extends Construct {
  constructor(scope: Construct, id: string, { site, vpcId, trustedAccounts, tables }: S3EndpointProps) {
    super(scope, id);
    new VpcEndpoint(this, "endpoint", {
      vpcId,
      serviceName: `com.amazonaws.${site.region}.s3`,
      vpcEndpointType: "Gateway",
      routeTableIds: [...tables],
      policy: policyDocument([
        accountStatement(site, "s3", trustedAccounts),
        {
          // Layers of ECR and of registry.k8s.io, packages of Amazon Linux: others' buckets, read by nobody in
          // particular or by links that others signed. Reading carries nothing out; writing with foreign keys would.
          sid: "ReadAnything",
          principals: { everybody: true },
          actions: ["s3:GetObject", "s3:GetObjectVersion"],
          resources: ["*"],
        },
      ]),
      tags: { Name: site.name("s3") },
    });
  }
}
