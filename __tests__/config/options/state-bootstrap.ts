import { eksTarget } from "../../support/eks-target";
import { type OptionCase, required } from "./option-case";

const given = (bootstrap?: object) => ({
  target: eksTarget,
  state: { kind: "s3", bucket: "states", region: "us-east-2", ...(bootstrap ? { bootstrap } : {}) },
});

export const stateBootstrapOptions: readonly OptionCase[] = [
  {
    option: "state.bootstrap (s3)",
    given: given(),
    at: "state.bootstrap",
    fallback: undefined,
    other: { stateIn: "local", oldVersionDays: 30 },
    wrong: true,
  },
  {
    option: "state.bootstrap.stateIn (s3)",
    given: given({}),
    at: "state.bootstrap.stateIn",
    fallback: required,
    other: "bucket",
    wrong: "s3",
  },
  {
    option: "state.bootstrap.oldVersionDays (s3)",
    given: given({ stateIn: "bucket" }),
    at: "state.bootstrap.oldVersionDays",
    fallback: 90,
    other: 365,
    wrong: 0,
  },
];
