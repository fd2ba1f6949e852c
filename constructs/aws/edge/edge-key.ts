import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { EncryptionKey } from "../encryption-key";

export interface EdgeKeyProps {
  readonly site: AwsSite;
  /** Names of the log groups that it encrypts. */
  readonly logGroups: readonly string[];
}

/** The key of the SSH proxy's log and table. */
export class EdgeKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { site, logGroups }: EdgeKeyProps) {
    super(scope, id);
    this.arn = new EncryptionKey(this, "key", {
      site,
      purpose: "edge",
      description: `Log and table of the SSH proxy of ${site.environment.name}`,
      services: [
        {
          sid: "CloudWatchLogs",
          principals: { services: [`logs.${site.region}.amazonaws.com`] },
          actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
          resources: ["*"],
          conditions: {
            ArnEquals: {
              "kms:EncryptionContext:aws:logs:arn": logGroups.map((name) => site.arn("logs", `log-group:${name}`)),
            },
          },
        },
      ],
    }).arn;
  }
}
