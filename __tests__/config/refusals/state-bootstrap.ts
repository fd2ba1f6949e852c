import { eksTarget } from "../../support/eks-target";
import { type Refusal, text } from "./refusal";

const s3 = { kind: "s3", bucket: "gantry-states", region: "us-east-2" };
const state = (changes: object = {}, bootstrap: object = { stateIn: "local" }) => ({
  target: eksTarget,
  state: { ...s3, bootstrap, ...changes },
});

export const stateBootstrapRefusals: readonly Refusal[] = [
  {
    title: "a bucket of states that has no account to be made in",
    given: { state: { ...s3, bootstrap: { stateIn: "local" } } },
    message: text`
      lab: state.bootstrap: makes a bucket in the account of an EKS target, and this target's kind is existing
        do:      make the bucket by other means, and leave bootstrap out`,
  },
  {
    title: "a bucket of states in another region than its maker",
    given: state({ region: "us-west-2" }),
    message: text`
      lab: state.region: is not the region of the target, in which bootstrap makes the bucket
        found:   "us-west-2"
        allowed: us-east-2
        do:      set it to the target's region, or make the bucket by other means and leave bootstrap out`,
  },
  {
    title: "a key beside the one that bootstrap makes",
    given: state({ kmsKey: "arn:aws:kms:us-east-2:111122223333:alias/states" }),
    message: text`
      lab: state.kmsKey: is set, and bootstrap makes a key of its own
        found:   "arn:aws:kms:us-east-2:111122223333:alias/states"
        do:      remove kmsKey: the states are encrypted with alias/lab-state`,
  },
  {
    title: "a bucket of states with a dot",
    given: state({ bucket: "gantry.states" }),
    message: text`
      lab: state.bucket: is no name for a bucket that bootstrap makes
        found:   "gantry.states"
        allowed: 3 to 58 lower-case letters, digits and hyphens, first and last a letter or digit
        do:      leave room for \`-logs\`, the bucket of its access logs`,
  },
  {
    title: "a bucket of states whose log has no room for its name",
    given: state({ bucket: "s".repeat(59) }),
    message: text`
      lab: state.bucket: is no name for a bucket that bootstrap makes
        found:   "sssssssssssssssssssssssssssssssssssssssssssssssssssssssssss"
        allowed: 3 to 58 lower-case letters, digits and hyphens, first and last a letter or digit
        do:      leave room for \`-logs\`, the bucket of its access logs`,
  },
  {
    title: "a bootstrap that does not say where its own state lies",
    given: state({}, {}),
    message: text`
      lab: state.bootstrap.stateIn: is required
        allowed: local, bucket
        do:      begin with local, and move the state into the bucket after the first deploy`,
  },
  {
    title: "a bootstrap with a misspelt place",
    given: state({}, { stateIn: "buckets" }),
    message: text`
      lab: state.bootstrap.stateIn: is not one of the known values
        found:   "buckets"
        allowed: local, bucket
        do:      did you mean bucket?`,
  },
  {
    title: "a bootstrap of states in Cloud Storage",
    given: { state: { kind: "gcs", bucket: "gantry-states", bootstrap: { stateIn: "local" } } },
    message: text`
      lab: state.bootstrap: is not a known setting
        found:   {"stateIn":"local"}
        allowed: bucket, kind, kmsKey, prefix
        do:      it is a setting of kind s3: change kind, or remove it`,
  },
  {
    title: "two environments that make one bucket",
    given: [state(), { name: "other", ...state() }],
    message: text`
      other: state.bootstrap: makes the bucket gantry-states, which lab makes already
        do:      remove bootstrap here, and set kmsKey to arn:aws:kms:us-east-2:111122223333:alias/lab-state`,
  },
  {
    title: "an environment without the key of a bucket that another makes",
    given: [{ name: "other", state: s3 }, state()],
    message: text`
      other: state.kmsKey: is required: the bucket is that of lab, which takes nothing that no KMS key encrypts
        allowed: arn:aws:kms:us-east-2:111122223333:alias/lab-state
        do:      name the key that lab makes`,
  },
];
