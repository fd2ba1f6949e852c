import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Fn, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { ControlPlaneSettings } from "../../../config/schema/eks/control-plane";
import { protect } from "../../core/protect";
import type { AwsSite } from "../aws-site";
import { EncryptionKey } from "../encryption-key";
import { AwsRole } from "../identity/aws-role";
import { serviceTrust } from "../identity/service-trust";
import { NetworkLookup } from "../network/network-lookup";
import { AccessEntries } from "./access-entries";
import { ControlPlaneSecurityGroup } from "./control-plane-security-group";

/** All there are. https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html */
const logTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

const authenticationModes = {
  accessEntries: "API",
  accessEntriesAndConfigMap: "API_AND_CONFIG_MAP",
} as const satisfies Record<ControlPlaneSettings["authentication"]["kind"], string>;

/**
 * The control plane of an EKS cluster: private unless networks are named, its Secrets under a key of its own, its logs
 * kept for a time, and nobody let in but the principals that the environment names.
 */
export class ControlPlane extends Construct {
  private readonly cluster: EksCluster;

  constructor(scope: Construct, id: string, { site }: { readonly site: AwsSite }) {
    super(scope, id);
    const { target, environment } = site;
    const { authentication, logRetentionDays, support, serviceCidr } = target.controlPlane;
    const network = NetworkLookup.in(TerraformStack.of(this), site);
    // EKS writes to the group of this name, and would make it without an end and without a key.
    const logGroup = `/aws/eks/${site.clusterName}/cluster`;
    const key = new EncryptionKey(this, "key", {
      site,
      purpose: "cluster",
      description: `Secrets and logs of the cluster ${site.clusterName}`,
      logGroups: [logGroup],
    });
    const logs = new CloudwatchLogGroup(this, "logs", {
      name: logGroup,
      retentionInDays: logRetentionDays,
      kmsKeyId: key.arn,
    });
    const role = controlPlaneRole(this, site, key.arn);
    const group = new ControlPlaneSecurityGroup(this, "security-group", { site });
    this.cluster = new EksCluster(this, "cluster", {
      name: site.clusterName,
      version: target.kubernetesVersion,
      roleArn: role.arn,
      deletionProtection: environment.deletionProtection,
      enabledClusterLogTypes: logTypes,
      // kube-proxy, CoreDNS and the network are add-ons with versions of this program.
      bootstrapSelfManagedAddons: false,
      accessConfig: {
        authenticationMode: authenticationModes[authentication.kind],
        // Whoever ran Terraform first would be an administrator for good, and in no file.
        bootstrapClusterCreatorAdminPermissions: false,
      },
      vpcConfig: {
        subnetIds: [...network.subnets("controlPlane")],
        securityGroupIds: [group.groupId],
        ...endpointAccess(target.controlPlane),
      },
      kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: serviceCidr },
      encryptionConfig: { resources: ["secrets"], provider: { keyArn: key.arn } },
      upgradePolicy: { supportType: support.toUpperCase() },
      lifecycle: {
        // Both act at creation alone; on a cluster that is taken over, a difference would replace it.
        ignoreChanges: [
          "access_config[0].bootstrap_cluster_creator_admin_permissions",
          "bootstrap_self_managed_addons",
        ],
      },
    });
    protect(this.cluster, environment.deletionProtection);
    // The role must be able to do its work before EKS takes it, and for as long as the cluster is being deleted.
    this.cluster.node.addDependency(logs, role, group);
    new AccessEntries(this, "access", { site, clusterName: this.cluster.name });
    if (target.identity === "irsa") {
      // IAM trusts the issuers of EKS by their certificate authorities: no thumbprint is kept.
      new IamOpenidConnectProvider(this, "issuer", {
        url: this.cluster.identity.get(0).oidc.get(0).issuer,
        clientIdList: ["sts.amazonaws.com"],
      });
    }
  }

  get endpoint(): string {
    return this.cluster.endpoint;
  }

  /** Certificate of the authority that signs the API server's, in base64. */
  get certificateAuthority(): string {
    return this.cluster.certificateAuthority.get(0).data;
  }

  /** Who signs tokens of service accounts, without `https://`; an expression. */
  get issuer(): string {
    return Fn.replace(this.cluster.identity.get(0).oidc.get(0).issuer, "https://", "");
  }
}

/** https://docs.aws.amazon.com/eks/latest/userguide/cluster-iam-role.html */
function controlPlaneRole(scope: Construct, site: AwsSite, keyArn: string): AwsRole {
  const trust = serviceTrust(site, { service: "eks.amazonaws.com", source: [site.clusterArn] });
  return new AwsRole(scope, "role", {
    site,
    purpose: "control-plane",
    description: `Control plane of the cluster ${site.clusterName}`,
    trust: [{ ...trust, actions: ["sts:AssumeRole", "sts:TagSession"] }],
    managedPolicies: ["AmazonEKSClusterPolicy"],
    statements: [
      {
        sid: "Secrets",
        actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:ListGrants"],
        resources: [keyArn],
      },
    ],
  });
}

function endpointAccess({ endpoint }: ControlPlaneSettings) {
  return endpoint.kind === "public"
    ? { endpointPrivateAccess: true, endpointPublicAccess: true, publicAccessCidrs: [...endpoint.cidrs] }
    : { endpointPrivateAccess: true, endpointPublicAccess: false };
}
