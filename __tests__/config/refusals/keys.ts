import { type Refusal, text } from "./refusal";

export const keyRefusals: readonly Refusal[] = [
  {
    title: "an unknown key at the top",
    given: { flavour: "large" },
    message: text`
      lab: flavour: is not a known setting
        found:   "large"
        allowed: artifacts, components, deletionProtection, labels, name, namespaces, owner, scope, state, target
        do:      remove it; docs/reference/environment.md lists every setting`,
  },
  {
    title: "a misspelt key at the top",
    given: { deletionProtecton: false },
    message: text`
      lab: deletionProtecton: is not a known setting
        found:   false
        allowed: artifacts, components, deletionProtection, labels, name, namespaces, owner, scope, state, target
        do:      did you mean deletionProtection?`,
  },
  {
    title: "a key in the wrong case",
    given: { artifacts: { pullsecret: "registry" } },
    message: text`
      lab: artifacts.pullsecret: is not a known setting
        allowed: mirror, pullSecret
        do:      did you mean pullSecret?`,
  },
  {
    title: "an unknown key below a record",
    given: { "namespaces.apps": { size: 3 } },
    message: text`
      lab: namespaces.apps.size: is not a known setting
        found:   3
        allowed: containerDefaults, podSecurity, quota
        do:      remove it; docs/reference/environment.md lists every setting`,
  },
  {
    title: "an unknown key in a list",
    given: {
      "target.nodePools": {
        main: { purpose: "system", nodes: 1, taints: [{ key: "dedicated", efect: "NoSchedule", effect: "NoExecute" }] },
      },
    },
    message: text`
      lab: target.nodePools.main.taints[0].efect: is not a known setting
        found:   "NoSchedule"
        allowed: effect, key, value
        do:      did you mean effect?`,
  },
  {
    title: "a misspelt key in a union member",
    given: { "target.storageclass": "standard" },
    message: text`
      lab: target.storageclass: is not a known setting
        found:   "standard"
        allowed: apiServer, certificateIssuer, kind, kubeconfig, kubernetesVersion, loadBalancers, nodePools, registryHosts, secretStore, sharedFiles, storageClass, volumeSnapshots
        do:      did you mean storageClass?`,
  },
  {
    title: "a key of another union member",
    given: { "state.bucket": "states" },
    message: text`
      lab: state.bucket: is not a known setting
        found:   "states"
        allowed: kind, prefix
        do:      it is a setting of kind s3 and gcs: change kind, or remove it`,
  },
  {
    title: "a misspelt key in a component's settings",
    given: { "target.storageClass": "standard", "components.store": { member: 3 } },
    message: text`
      lab: components.store.member: is not a known setting
        found:   3
        allowed: credentials, members, namespace, volume
        do:      did you mean members?`,
  },
  {
    title: "a key that every object inherits",
    given: { constructor: "mine" },
    message: text`
      lab: constructor: is not a known setting
        found:   "mine"
        allowed: artifacts, components, deletionProtection, labels, name, namespaces, owner, scope, state, target
        do:      remove it; docs/reference/environment.md lists every setting`,
  },
  {
    title: "two unknown keys in one object",
    given: { artifacts: { mirrors: "a.example.com", secret: "x" } },
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: artifacts.mirrors: is not a known setting
        found:   "a.example.com"
        allowed: mirror, pullSecret
        do:      did you mean mirror?

      lab: artifacts.secret: is not a known setting
        allowed: mirror, pullSecret
        do:      remove it; docs/reference/environment.md lists every setting`,
  },
];
