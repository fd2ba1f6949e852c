import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { SharedFilesSettings } from "../../../config/schema/eks/shared-files";
import type { AwsSite } from "../aws-site";
import { EncryptionKey } from "../encryption-key";
import { NetworkLookup } from "../network/network-lookup";
import { SharedFileSystem } from "./shared-file-system";

export interface SharedFilesProps {
  readonly site: AwsSite;
  readonly settings: SharedFilesSettings;
  /** The stack, which looks the network up. */
  readonly stack: Construct;
}

const nfs = 2049;

/** File systems that pods share, and the security group `<environment>-files` of their doors into the network. */
export class SharedFiles extends Construct {
  constructor(scope: Construct, id: string, { site, settings, stack }: SharedFilesProps) {
    super(scope, id);
    const key = new EncryptionKey(this, "key", {
      site,
      purpose: "files",
      description: `File systems of ${site.environment.name}`,
    });
    const network = NetworkLookup.in(stack, site);
    // It has no rule for what goes out: a mount target answers, and asks nobody.
    const group = new SecurityGroup(this, "security-group", {
      name: site.name("files"),
      description: "NFS from the nodes to file systems",
      vpcId: network.vpcId,
      tags: { Name: site.name("files") },
    });
    // The kubelet and the CSI driver mount in the node's own network, whatever network the pods have.
    new VpcSecurityGroupIngressRule(this, "from-nodes", {
      securityGroupId: group.id,
      referencedSecurityGroupId: network.securityGroup("nodes"),
      ipProtocol: "tcp",
      fromPort: nfs,
      toPort: nfs,
      description: "NFS from the nodes",
    });
    const systems = new Construct(this, "systems");
    for (const [name, fileSystem] of Object.entries(settings.fileSystems)) {
      new SharedFileSystem(systems, name, {
        site,
        name,
        settings: fileSystem,
        key: key.arn,
        securityGroup: group.id,
        stack,
      });
    }
  }
}
