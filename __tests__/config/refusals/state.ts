import { type Refusal, text } from "./refusal";

const s3 = { kind: "s3", bucket: "gantry-states", region: "us-east-2" };
const gcs = { kind: "gcs", bucket: "gantry-states" };
const kubernetes = { kind: "kubernetes", kubeconfig: { context: "states" }, namespace: "terraform" };

const prefix = (found: string) => ({
  found,
  allowed: "folders of lower-case letters, digits, hyphens and underscores, with single slashes between them",
});

export const stateRefusals: readonly Refusal[] = [
  {
    title: "no state",
    given: { state: undefined },
    message: text`
      lab: state: is required
        allowed: an object whose kind is local, s3, gcs, kubernetes
        do:      docs/reference/environment.md tells the kinds apart`,
  },
  {
    title: "an unknown kind of state",
    given: { state: { kind: "consul" } },
    message: text`
      lab: state.kind: is not one of the known kinds
        found:   "consul"
        allowed: local, s3, gcs, kubernetes
        do:      docs/reference/environment.md tells the kinds apart`,
  },
  {
    title: "a state in S3 without its region",
    given: { state: { ...s3, region: undefined } },
    message: text`
      lab: state.region: is required
        allowed: an AWS region, such as us-east-2
        do:      write the region's code, without a zone's letter`,
  },
  {
    title: "a zone instead of a region",
    given: { state: { ...s3, region: "us-east-2a" } },
    message: text`
      lab: state.region: has the wrong form
        found:   "us-east-2a"
        allowed: an AWS region, such as us-east-2
        do:      write the region's code, without a zone's letter`,
  },
  {
    title: "a bucket with its scheme",
    given: { state: { ...s3, bucket: "s3://gantry-states" } },
    message: text`
      lab: state.bucket: has the wrong form
        found:   "s3://gantry-states"
        allowed: a bucket name of 3 to 63 lower-case letters, digits, dots, hyphens and underscores
        do:      name the bucket alone, without s3://, gs:// or a path`,
  },
  {
    title: "an alias instead of the ARN of a KMS key",
    given: { state: { ...s3, kmsKey: "alias/states" } },
    message: text`
      lab: state.kmsKey: has the wrong form
        found:   "alias/states"
        allowed: the ARN of a KMS key, such as arn:aws:kms:us-east-2:111122223333:key/...
        do:      copy the ARN from KMS, or leave kmsKey out`,
  },
  {
    title: "Amazon's key for a bucket of Google",
    given: { state: { ...gcs, kmsKey: "arn:aws:kms:us-east-2:111122223333:key/one" } },
    message: text`
      lab: state.kmsKey: has the wrong form
        found:   "arn:aws:kms:us-east-2:111122223333:key/one"
        allowed: projects/.../locations/.../keyRings/.../cryptoKeys/...
        do:      copy the resource name from Cloud KMS, or leave kmsKey out`,
  },
  {
    title: "a region for a bucket of Google",
    given: { state: { ...gcs, region: "us-east1" } },
    message: text`
      lab: state.region: is not a known setting
        found:   "us-east1"
        allowed: bucket, kind, kmsKey, prefix
        do:      it is a setting of kind s3: change kind, or remove it`,
  },
  {
    title: "a prefix that ends in a slash",
    given: { "state.prefix": "team/" },
    message: text`
      lab: state.prefix: has the wrong form
        found:   "${prefix("team/").found}"
        allowed: ${prefix("team/").allowed}
        do:      leave prefix out unless the states lie elsewhere already`,
  },
  {
    title: "a prefix that leads out of its folder",
    given: { "state.prefix": "../other" },
    message: text`
      lab: state.prefix: has the wrong form
        found:   "${prefix("../other").found}"
        allowed: ${prefix("../other").allowed}
        do:      leave prefix out unless the states lie elsewhere already`,
  },
  {
    title: "a prefix in a cluster whose Secrets could not carry it as a label",
    given: { state: { ...kubernetes, prefix: "a".repeat(50) } },
    message: text`
      lab: state.prefix: is too long
        found:   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        allowed: lower-case letters, digits and hyphens, at most 49 characters
        do:      leave prefix out unless the states lie elsewhere already`,
  },
  {
    title: "two environments with one local state",
    given: [{}, { name: "other", "state.prefix": "lab" }],
    message: text`
      other: state.prefix: writes the same states as lab (local files: lab/...)
        found:   "lab"
        allowed: a place of its own for every environment
        do:      leave prefix out, or make it differ`,
  },
  {
    title: "two environments with one state in S3",
    given: [
      { state: { ...s3, prefix: "shared" } },
      { name: "other", state: { ...s3, region: "us-east-2", prefix: "shared" } },
    ],
    message: text`
      other: state.prefix: writes the same states as lab (s3://gantry-states: shared/...)
        found:   "shared"
        allowed: a place of its own for every environment
        do:      leave prefix out, or make it differ`,
  },
  {
    title: "two environments with one state in Cloud Storage",
    given: [{ state: gcs }, { name: "other", state: { ...gcs, prefix: "lab" } }],
    message: text`
      other: state.prefix: writes the same states as lab (gs://gantry-states: lab/...)
        found:   "lab"
        allowed: a place of its own for every environment
        do:      leave prefix out, or make it differ`,
  },
  {
    title: "two environments with one state in a cluster",
    given: [
      { state: { ...kubernetes, prefix: "shared" } },
      { name: "other", state: { ...kubernetes, prefix: "shared" } },
    ],
    message: text`
      other: state.prefix: writes the same states as lab (context states, namespace terraform: shared-...)
        found:   "shared"
        allowed: a place of its own for every environment
        do:      leave prefix out, or make it differ`,
  },
  {
    title: "two environments with one state, of which one has another mistake",
    given: [{ owner: "" }, { name: "other", "state.prefix": "lab" }],
    message: text`
      2 problems in 2 environments; nothing was written.

      lab: owner: has the wrong form
        found:   ""
        allowed: letters, digits, dots, hyphens and underscores, at most 63
        do:      name a team, not a person

      other: state.prefix: writes the same states as lab (local files: lab/...)
        found:   "lab"
        allowed: a place of its own for every environment
        do:      leave prefix out, or make it differ`,
  },
];
