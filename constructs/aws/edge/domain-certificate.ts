import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";

export interface DomainCertificateProps {
  readonly domain: string;
  readonly zoneId: string;
  /** Provider of us-east-1, where CloudFront has a copy of its own. Default: the load balancer's alone. */
  readonly global?: AwsProvider | undefined;
}

/** How long a deploy waits for the certificate: until then the domain must be delegated to its zone. */
const patience = "60m";

/** Seconds of the record that proves the domain. */
const proofSeconds = 60;

/** A certificate for a domain and every name one label below, proven by a record of its zone, renewed by AWS. */
export class DomainCertificate extends Construct {
  /** ARN, once the certificate is issued. */
  readonly arn: string;
  /** ARN of CloudFront's copy, once it is issued. */
  readonly globalArn?: string;

  constructor(scope: Construct, id: string, { domain, zoneId, global }: DomainCertificateProps) {
    super(scope, id);
    const certificate = issued(this, "certificate", domain);
    // One record proves the domain and what is below it, in every region of the account.
    const proof = certificate.domainValidationOptions.get(0);
    const record = new Route53Record(this, "proof", {
      zoneId,
      name: proof.resourceRecordName,
      type: proof.resourceRecordType,
      records: [proof.resourceRecordValue],
      ttl: proofSeconds,
      // Another region's environment of the same domain has made the same record.
      allowOverwrite: true,
    });
    const validated = (name: string, of: AcmCertificate, provider?: AwsProvider) =>
      new AcmCertificateValidation(this, name, {
        certificateArn: of.arn,
        validationRecordFqdns: [record.fqdn],
        timeouts: { create: patience },
        ...(provider ? { provider } : {}),
      }).certificateArn;
    this.arn = validated("validation", certificate);
    if (global) {
      this.globalArn = validated("global-validation", issued(this, "global-certificate", domain, global), global);
    }
  }
}

function issued(scope: Construct, id: string, domain: string, provider?: AwsProvider): AcmCertificate {
  return new AcmCertificate(scope, id, {
    domainName: domain,
    subjectAlternativeNames: [`*.${domain}`],
    validationMethod: "DNS",
    ...(provider ? { provider } : {}),
    // A listener holds on to its certificate until it has the next.
    lifecycle: { createBeforeDestroy: true },
  });
}
