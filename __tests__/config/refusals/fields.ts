import { type Refusal, text } from "./refusal";

export const fieldRefusals: readonly Refusal[] = [
  {
    title: "a missing required field",
    given: { owner: undefined },
    message: text`
      lab: owner: is required
        allowed: letters, digits, dots, hyphens and underscores, at most 63
        do:      name a team, not a person`,
  },
  {
    title: "a missing name",
    given: { name: undefined },
    message: text`
      environment 1: name: is required
        allowed: two or more lower-case letters, digits and hyphens, first a letter, last a letter or digit
        do:      name it after the system and the stage, such as gpu-dev-prod`,
  },
  {
    title: "an empty name",
    given: { name: "" },
    message: text`
      environment 1: name: has the wrong form
        found:   ""
        allowed: two or more lower-case letters, digits and hyphens, first a letter, last a letter or digit
        do:      name it after the system and the stage, such as gpu-dev-prod`,
  },
  {
    title: "a name with capitals and blanks",
    given: { name: "GPU dev" },
    message: text`
      GPU dev: name: has the wrong form
        found:   "GPU dev"
        allowed: two or more lower-case letters, digits and hyphens, first a letter, last a letter or digit
        do:      name it after the system and the stage, such as gpu-dev-prod`,
  },
  {
    title: "a name whose stack names are too long",
    given: { name: "gpu-dev-production-in-the-second-region-of-the-west-coast" },
    message: text`
      gpu-dev-production-in-the-second-region-of-the-west-coast: name: makes the stack name gpu-dev-production-in-the-second-region-of-the-west-coast-observability, which is 71 characters long
        found:   "gpu-dev-production-in-the-second-region-of-the-west-coast"
        allowed: derived names of at most 63 characters (they become label values)
        do:      shorten the name by 8 or more`,
  },
  {
    title: "an owner with blanks",
    given: { owner: "the platform team" },
    message: text`
      lab: owner: has the wrong form
        found:   "the platform team"
        allowed: letters, digits, dots, hyphens and underscores, at most 63
        do:      name a team, not a person`,
  },
  {
    title: "text where true or false belongs",
    given: { deletionProtection: "yes" },
    message: text`
      lab: deletionProtection: must be true or false
        found:   "yes"
        do:      write true or false, without quotes`,
  },
  {
    title: "null instead of nothing",
    given: { deletionProtection: null },
    message: text`
      lab: deletionProtection: must be true or false
        found:   null
        do:      leave it out, or give it a value: null is neither`,
  },
  {
    title: "a list where an object belongs",
    given: { artifacts: ["registry.example.com"] },
    message: text`
      lab: artifacts: must be an object
        found:   ["registry.example.com"]
        allowed: an object with mirror, pullSecret
        do:      write an object`,
  },
  {
    title: "a misspelt value of a fixed set",
    given: { scope: "namespaced" },
    message: text`
      lab: scope: is not one of the known values
        found:   "namespaced"
        allowed: cluster, namespace
        do:      did you mean namespace?`,
  },
  {
    title: "a label key that Kubernetes refuses",
    given: { labels: { "cost center": "42" } },
    message: text`
      lab: labels.cost center: has the wrong form
        found:   "cost center"
        allowed: letters, digits, dots, hyphens and underscores, at most 63, after an optional prefix such as example.com/
        do:      choose a key that Kubernetes accepts for labels`,
  },
  {
    title: "a label value that Kubernetes refuses",
    given: { labels: { purpose: "GPU servers, for research" } },
    message: text`
      lab: labels.purpose: has the wrong form
        found:   "GPU servers, for research"
        allowed: letters, digits, dots, hyphens and underscores, first and last a letter or digit, at most 63
        do:      choose a value that Kubernetes accepts for labels; free text belongs in a comment`,
  },
  {
    title: "a label that Gantry sets itself",
    given: { labels: { "gantry.dev/owner": "somebody-else" } },
    message: text`
      lab: labels.gantry.dev/owner: is set by Gantry itself
        found:   "gantry.dev/owner"
        allowed: any key but gantry.dev/... and app.kubernetes.io/managed-by
        do:      remove it: Gantry labels every object with its environment and owner`,
  },
  {
    title: "a mirror with a scheme",
    given: { artifacts: { mirror: "https://registry.example.com" } },
    message: text`
      lab: artifacts.mirror: has the wrong form
        found:   "https://registry.example.com"
        allowed: host[:port][/path], without a scheme
        do:      name the registry as in an image reference: registry.example.com/mirror`,
  },
  {
    title: "a pull secret that is no name",
    given: { artifacts: { pullSecret: "Registry Login" } },
    message: text`
      lab: artifacts.pullSecret: has the wrong form
        found:   "Registry Login"
        allowed: lower-case letters, digits and hyphens, first and last a letter or digit, at most 63 characters
        do:      name the Secret, not what is in it`,
  },
];
