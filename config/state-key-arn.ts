import { awsPartition } from "./aws-partition";
import { stackName } from "./naming";

/** Alias of the key that an environment with `state.bootstrap` makes for its states. */
export function stateKeyAlias(environment: string): string {
  return `alias/${stackName(environment, "state")}`;
}

/** ARN of that alias: a literal, so that a backend can name the key, which can refer to nothing. */
export function stateKeyArn(
  environment: string,
  { account, region }: { readonly account: string; readonly region: string },
): string {
  return `arn:${awsPartition(region)}:kms:${region}:${account}:${stateKeyAlias(environment)}`;
}
