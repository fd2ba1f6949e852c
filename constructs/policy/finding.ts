/** What a rule says of one resource. */
export interface Finding {
  /** `unknown` where a value is only known to Terraform: it must be acknowledged like a failure. */
  readonly outcome: "fail" | "unknown";
  /** What is wrong, with the value found. */
  readonly message: string;
  /** Part of the resource that it is about, so that an exception for one part does not hide the next. */
  readonly subject?: string;
}

/** A finding with where it was found. */
export interface PolicyFailure extends Finding {
  readonly rule: string;
  readonly stack: string;
  /** Path of the construct. */
  readonly construct: string;
  /** Terraform address of the resource; empty where the finding is about none. */
  readonly address: string;
  /** How to comply, or when to acknowledge. */
  readonly remedy: string;
}
