/** One call as IAM sees it. */
export interface Request {
  /** Such as `ec2:DeleteVolume`. */
  readonly action: string;
  /** ARN; `*` for calls without a resource. Left out for trust policies, which name none. */
  readonly resource?: string;
  /** Condition keys with what the call brings: one value, or several for keys such as `aws:TagKeys`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** Who calls, in policies that name principals: `Service:ec2.amazonaws.com`, `AWS:<arn>`, `Federated:<arn>`. */
  readonly principal?: string;
}
