/** A Secret of the namespace by name: what a pod needs to read it, and never its value. */
export interface SecretReference {
  readonly name: string;
  /**
   * Changes when the value is meant to change, so that pods which read it roll.
   * Empty where somebody else owns the Secret.
   */
  readonly revision: string;
}
