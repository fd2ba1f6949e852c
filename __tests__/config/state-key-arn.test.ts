import { stateKeyArn } from "../../config/state-key-arn";

test.each([
  ["us-east-2", "arn:aws:kms:us-east-2:111122223333:alias/gpu-dev-state"],
  ["us-gov-west-1", "arn:aws-us-gov:kms:us-gov-west-1:111122223333:alias/gpu-dev-state"],
  ["cn-north-1", "arn:aws-cn:kms:cn-north-1:111122223333:alias/gpu-dev-state"],
])("GIVEN the region %s THEN the key of the states is named in its partition", (region, arn) => {
  expect(stateKeyArn("gpu-dev", { account: "111122223333", region })).toBe(arn);
});
