/** What Gantry is compared with. The bench installs it into a cache folder; it is no part of this package. */
export const peers = {
  // https://www.npmjs.com/package/cdk8s
  cdk8s: "2.70.106",
  // https://www.npmjs.com/package/aws-cdk-lib
  "aws-cdk-lib": "2.276.0",
  // Both need it. https://www.npmjs.com/package/constructs
  constructs: "10.8.1",
} as const;
