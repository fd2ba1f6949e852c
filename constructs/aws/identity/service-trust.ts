import type { AwsSite } from "../aws-site";
import type { TrustStatement } from "./statement";

export interface ServiceTrustOptions {
  /** Such as `eks.amazonaws.com`. */
  readonly service: string;
  /**
   * For whose sake the service may use the role, so that nobody else makes it do so: ARNs, `*` in them allowed;
   * `account` for anything in the account. `unsaid`: the service does not tell, which holds for EC2's instance profiles.
   */
  readonly source: readonly string[] | "account" | "unsaid";
}

/** Lets a service of AWS assume a role. */
export function serviceTrust(site: AwsSite, { service, source }: ServiceTrustOptions): TrustStatement {
  return {
    sid: "Service",
    principals: { services: [service] },
    actions: ["sts:AssumeRole"],
    ...(source === "unsaid"
      ? {}
      : {
          conditions: {
            StringEquals: { "aws:SourceAccount": site.account },
            ...(source === "account" ? {} : { ArnLike: { "aws:SourceArn": source } }),
          },
        }),
  };
}
