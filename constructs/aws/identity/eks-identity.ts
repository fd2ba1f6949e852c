import { DataAwsEksCluster } from "@cdktf/provider-aws/lib/data-aws-eks-cluster";
import { EksPodIdentityAssociation } from "@cdktf/provider-aws/lib/eks-pod-identity-association";
import { Fn, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { AddressEndpoint } from "../../contracts/network-endpoint";
import type { IdentityBinding, IdentityRequest, WorkloadIdentity } from "../../contracts/workload-identity";
import type { AwsSite } from "../aws-site";
import { AwsRole } from "./aws-role";
import { grantStatements } from "./grant-statements";
import { podIdentityTrust } from "./pod-identity-trust";
import type { TrustStatement } from "./statement";
import { webIdentityTrust } from "./web-identity-trust";

/**
 * The Pod Identity agent of the node, which hands out credentials.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html
 */
const agent: AddressEndpoint = { kind: "addresses", cidrs: ["169.254.170.23/32"], ports: [80] };

/** STS, which changes tokens into credentials: it has no fixed addresses, and in a VPC an endpoint may be it. */
const sts: AddressEndpoint = {
  kind: "addresses",
  cidrs: ["0.0.0.0/0"],
  except: ["169.254.0.0/16"],
  ports: [443],
};

/**
 * Cloud permissions of service accounts on EKS: one IAM role for each, made in the caller's stack. Either way EKS mounts
 * a token for AWS alone into the pods, whatever automountServiceAccountToken says of the one for the API server.
 */
export class EksIdentity implements WorkloadIdentity {
  constructor(readonly site: AwsSite) {}

  bind(scope: Construct, id: string, request: IdentityRequest): IdentityBinding {
    if (request.grants.length === 0) return { annotations: {}, dependencies: [], endpoints: [] };
    const { site } = this;
    const { namespace, serviceAccount, grants } = request;
    const binding = new Construct(scope, id);
    const made = (trust: TrustStatement) =>
      new AwsRole(binding, "role", {
        site,
        purpose: `${namespace}-${serviceAccount}`,
        description: `Pods of service account ${namespace}/${serviceAccount} in cluster ${site.clusterName}`,
        trust: [trust],
        statements: grantStatements(site, grants),
      });
    if (site.target.identity === "irsa") {
      const role = made(webIdentityTrust(site, this.issuer(binding), request));
      return {
        annotations: { "eks.amazonaws.com/role-arn": role.arn, "eks.amazonaws.com/sts-regional-endpoints": "true" },
        dependencies: [binding],
        endpoints: [sts],
      };
    }
    const role = made(podIdentityTrust(site, request));
    const association = new EksPodIdentityAssociation(binding, "association", {
      clusterName: site.clusterName,
      namespace,
      serviceAccount,
      roleArn: role.arn,
    });
    association.node.addDependency(role);
    return { annotations: {}, dependencies: [binding], endpoints: [agent] };
  }

  /** The cluster's issuer as IAM names its provider: without the scheme. Stacks that are connected know the cluster. */
  private issuer(scope: Construct): string {
    const known = TerraformStack.of(scope).node.tryFindChild("cluster");
    const { identity } =
      known instanceof DataAwsEksCluster
        ? known
        : new DataAwsEksCluster(scope, "cluster", { name: this.site.clusterName });
    return Fn.replace(identity.get(0).oidc.get(0).issuer, "https://", "");
  }
}
