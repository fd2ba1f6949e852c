import { eksTarget } from "../../support/eks-target";
import type { OptionCase } from "./option-case";

const given = (changes: object = {}) => ({ target: { ...eksTarget, ...changes } });

export const eksKarpenterOptions: readonly OptionCase[] = [
  {
    option: "target.karpenter (eks)",
    given: given(),
    at: "target.karpenter",
    fallback: undefined,
    other: { zones: ["us-east-2b"] },
    wrong: true,
  },
  {
    option: "target.karpenter.zones (eks)",
    given: given({ karpenter: {} }),
    at: "target.karpenter.zones",
    fallback: undefined,
    other: ["us-east-2a", "us-east-2c"],
    wrong: [],
  },
];
