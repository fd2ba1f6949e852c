import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Construct } from "constructs";
import { protect } from "../../core/protect";
import type { AwsSite } from "../aws-site";

export interface SshMappingsProps {
  readonly site: AwsSite;
  /** ARN of the key that encrypts it. */
  readonly key: string;
}

const purpose = "ssh-domain-mappings";

/**
 * Which node and port the SSH of a dev server's name is at: the table that the proxy asks. Its columns are the proxy's
 * (ssh-proxy/proxy.py): `domain_name`, the first label; `target_host` and `target_port`; `expires_at`.
 */
export class SshMappings extends Construct {
  /** Literals: what refers to them waits for the table by `addDependency`. */
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { site, key }: SshMappingsProps) {
    super(scope, id);
    this.name = site.name(purpose);
    this.arn = site.arn("dynamodb", `table/${this.name}`);
    const { deletionProtection } = site.environment;
    const table = new DynamodbTable(this, "table", {
      name: this.name,
      billingMode: "PAY_PER_REQUEST",
      hashKey: "domain_name",
      attribute: [{ name: "domain_name", type: "S" }],
      ttl: { attributeName: "expires_at", enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: key },
      pointInTimeRecovery: { enabled: true },
      deletionProtectionEnabled: deletionProtection,
    });
    protect(table, deletionProtection);
  }
}
