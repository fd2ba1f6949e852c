import { DataAwsEfsFileSystem } from "@cdktf/provider-aws/lib/data-aws-efs-file-system";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { NamedFileSystems } from "../../contracts/cluster-storage";
import type { AwsSite } from "../aws-site";
import { NetworkLookup } from "../network/network-lookup";

/** File systems of an environment as stacks above find them: by their creation tokens, once in a stack. */
export class FileSystemLookup implements NamedFileSystems {
  constructor(
    private readonly site: AwsSite,
    private readonly names: readonly string[],
  ) {}

  /** @throws Error when the target has no file system of that name. */
  id(scope: Construct, name = this.names[0] ?? ""): string {
    if (!this.names.includes(name)) throw new Error(`${scope.node.path}: the target has no file system ${name}`);
    const stack = TerraformStack.of(scope);
    const home = stack.node.tryFindChild("file-systems") ?? new Construct(stack, "file-systems");
    const known = home.node.tryFindChild(name) as DataAwsEfsFileSystem | undefined;
    const found = known ?? new DataAwsEfsFileSystem(home as Construct, name, { creationToken: this.site.name(name) });
    return found.fileSystemId;
  }

  doors(scope: Construct): { readonly securityGroup: string; readonly subnets: readonly string[] } {
    const network = NetworkLookup.in(TerraformStack.of(scope), this.site);
    return { securityGroup: network.securityGroup("files"), subnets: network.subnets("nodes") };
  }
}
