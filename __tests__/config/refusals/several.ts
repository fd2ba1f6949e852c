import { type Refusal, text } from "./refusal";

export const severalRefusals: readonly Refusal[] = [
  {
    title: "two environments of one name",
    given: [{}, { owner: "other" }],
    message: text`
      lab: name: is the name of several environments
        found:   "lab"
        allowed: a name of its own for every environment
        do:      a copied file needs a new name: states and addresses carry it`,
  },
  {
    title: "three environments of one name are one problem",
    given: [{}, {}, {}],
    message: text`
      lab: name: is the name of several environments
        found:   "lab"
        allowed: a name of its own for every environment
        do:      a copied file needs a new name: states and addresses carry it`,
  },
  {
    title: "several problems in several environments",
    given: [
      { scope: "global", "components.stoer": {} },
      { name: "fine" },
      {
        name: "second",
        "target.nodePools": { a: { purpose: "gpu", nodes: 0 } },
        "components.web": { replicas: "two" },
      },
      { name: undefined, owner: undefined },
    ],
    message: text`
      6 problems in 3 environments; nothing was written.

      lab: scope: is not one of the known values
        found:   "global"
        allowed: cluster, namespace
        do:      use namespace where the cluster belongs to somebody else

      lab: components.stoer: is not a known component
        allowed: egg, hen, index, operator, scheduler, store, trainer, tunnel, web
        do:      did you mean store?

      second: target.nodePools.a.nodes: is too small
        found:   0
        allowed: a whole number, at least 1
        do:      leave a pool without nodes out

      second: components.web.replicas: must be a whole number
        found:   "two"
        allowed: a whole number, at least 1
        do:      write a whole number

      environment 4: name: is required
        allowed: two or more lower-case letters, digits and hyphens, first a letter, last a letter or digit
        do:      name it after the system and the stage, such as gpu-dev-prod

      environment 4: owner: is required
        allowed: letters, digits, dots, hyphens and underscores, at most 63
        do:      name a team, not a person`,
  },
];
