import { type Refusal, text } from "./refusal";

const amounts = (cpu: unknown, memory: unknown) => ({ cpu, memory });
const quota = (settings: object) => ({
  "namespaces.apps": {
    quota: { requests: amounts("2", "4Gi"), limits: amounts("4", "8Gi"), pods: 10, ...settings },
  },
});

export const namespaceRefusals: readonly Refusal[] = [
  {
    title: "no namespace",
    given: { namespaces: {} },
    message: text`
      lab: namespaces: names no namespace
        found:   {}
        allowed: namespaces by name, such as { "gpu-dev": {} }
        do:      name at least the namespace that the components live in`,
  },
  {
    title: "a list of namespaces",
    given: { namespaces: ["apps"] },
    message: text`
      lab: namespaces: must be an object
        found:   ["apps"]
        allowed: namespaces by name, such as { "gpu-dev": {} }
        do:      name at least the namespace that the components live in`,
  },
  {
    title: "a namespace's name with an underscore",
    given: { namespaces: { gpu_dev: {} } },
    message: text`
      lab: namespaces.gpu_dev: has the wrong form
        found:   "gpu_dev"
        allowed: lower-case letters, digits and hyphens, first and last a letter or digit, at most 63 characters
        do:      choose a name that Kubernetes accepts as an RFC 1123 label`,
  },
  {
    title: "a namespace's name that is too long",
    given: { namespaces: { ["n".repeat(64)]: {} } },
    message: text`
      lab: namespaces.nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn: is too long
        found:   "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
        allowed: lower-case letters, digits and hyphens, first and last a letter or digit, at most 63 characters
        do:      choose a name that Kubernetes accepts as an RFC 1123 label`,
  },
  {
    title: "a namespace of Kubernetes itself",
    given: { namespaces: { "kube-system": {} } },
    message: text`
      lab: namespaces.kube-system: belongs to Kubernetes itself, and this environment would make it
        allowed: namespaces of the environment's own: neither default nor kube-...
        do:      name a namespace that is not there yet`,
  },
  {
    title: "an exception from Pod Security without a reason",
    given: { "namespaces.apps": { podSecurity: { level: "baseline" } } },
    message: text`
      lab: namespaces.apps.podSecurity.reason: is required
        allowed: a reason of at least 20 characters
        do:      say what needs the exception and why nothing narrower will do`,
  },
  {
    title: "an exception from Pod Security with an excuse",
    given: { "namespaces.apps": { podSecurity: { level: "privileged", reason: "needed" } } },
    message: text`
      lab: namespaces.apps.podSecurity.reason: is too short
        found:   "needed"
        allowed: a reason of at least 20 characters
        do:      say what needs the exception and why nothing narrower will do`,
  },
  {
    title: "Pod Security's default named as an exception",
    given: { "namespaces.apps": { podSecurity: { level: "restricted", reason: "it is what we always run with" } } },
    message: text`
      lab: namespaces.apps.podSecurity.level: is not one of the known values
        found:   "restricted"
        allowed: baseline, privileged
        do:      leave podSecurity out for restricted; baseline is the narrower of the two exceptions`,
  },
  {
    title: "CPUs as a number",
    given: quota({ requests: amounts(2, "4Gi") }),
    message: text`
      lab: namespaces.apps.quota.requests.cpu: must be text
        found:   2
        allowed: CPUs as text, such as "2" or "500m"
        do:      write CPUs as Kubernetes does, in quotes`,
  },
  {
    title: "CPUs in words",
    given: quota({ requests: amounts("2 cores", "4Gi") }),
    message: text`
      lab: namespaces.apps.quota.requests.cpu: has the wrong form
        found:   "2 cores"
        allowed: CPUs as text, such as "2" or "500m"
        do:      write CPUs as Kubernetes does, in quotes`,
  },
  {
    title: "no CPU at all",
    given: quota({ requests: amounts("0", "4Gi") }),
    message: text`
      lab: namespaces.apps.quota.requests.cpu: is zero
        found:   "0"
        allowed: CPUs as text, such as "2" or "500m"
        do:      write CPUs as Kubernetes does, in quotes`,
  },
  {
    title: "memory in decimal units",
    given: quota({ limits: amounts("4", "8GB") }),
    message: text`
      lab: namespaces.apps.quota.limits.memory: has the wrong form
        found:   "8GB"
        allowed: a whole number with Ki, Mi, Gi or Ti, such as "512Mi" or "4Gi"
        do:      write a size as Kubernetes does, in binary units and quotes`,
  },
  {
    title: "a quota whose requests are above its limits",
    given: quota({ requests: amounts("8", "4Gi") }),
    message: text`
      lab: namespaces.apps.quota.requests.cpu: is more than the limit
        found:   "8"
        allowed: at most 4, which limits.cpu says
        do:      raise the limit or lower the request`,
  },
  {
    title: "defaults of containers whose requests are above their limits",
    given: {
      "namespaces.apps": { containerDefaults: { requests: amounts("500m", "2Gi"), limits: amounts("0.5", "1024Mi") } },
    },
    message: text`
      lab: namespaces.apps.containerDefaults.requests.memory: is more than the limit
        found:   "2Gi"
        allowed: at most 1024Mi, which limits.memory says
        do:      raise the limit or lower the request`,
  },
  {
    title: "a quota of no pods",
    given: quota({ pods: 0 }),
    message: text`
      lab: namespaces.apps.quota.pods: is too small
        found:   0
        allowed: a whole number, at least 1
        do:      write what is allowed`,
  },
  {
    title: "two namespaces in namespace scope",
    given: { scope: "namespace", namespaces: { one: {}, two: {} } },
    message: text`
      lab: namespaces: are several, and this environment's scope is namespace
        found:   ["one","two"]
        allowed: exactly one namespace, which is there already
        do:      put all components into one namespace, or set scope to cluster`,
  },
  {
    title: "quota, Pod Security and defaults in namespace scope",
    given: {
      scope: "namespace",
      "namespaces.apps": {
        podSecurity: { level: "baseline", reason: "the driver installer mounts a host path" },
        containerDefaults: { requests: amounts("1", "1Gi"), limits: amounts("1", "1Gi") },
        ...quota({})["namespaces.apps"],
      },
    },
    message: text`
      3 problems in 1 environment; nothing was written.

      lab: namespaces.apps.podSecurity: is set by whoever owns the namespace, and this environment's scope is namespace
        do:      remove podSecurity: a namespace that is given cannot be changed from inside it

      lab: namespaces.apps.quota: is set by whoever owns the namespace, and this environment's scope is namespace
        do:      remove quota: a namespace that is given cannot be changed from inside it

      lab: namespaces.apps.containerDefaults: is set by whoever owns the namespace, and this environment's scope is namespace
        do:      remove containerDefaults: a namespace that is given cannot be changed from inside it`,
  },
  {
    title: "a component in an unknown namespace",
    given: { namespaces: { "gpu-dev": {}, "gpu-control": {} }, "components.web": { namespace: "gpu-contrl" } },
    message: text`
      lab: components.web.namespace: is not a namespace of this environment
        found:   "gpu-contrl"
        allowed: gpu-dev, gpu-control
        do:      did you mean gpu-control?`,
  },
  {
    title: "a component in a namespace that nothing here resembles",
    given: { "components.web": { namespace: "frontend" } },
    message: text`
      lab: components.web.namespace: is not a namespace of this environment
        found:   "frontend"
        allowed: apps
        do:      add it to the environment's namespaces`,
  },
  {
    title: "a component that does not say which of several namespaces",
    given: { namespaces: { one: {}, two: {} }, "components.web": {} },
    message: text`
      lab: components.web.namespace: is required where an environment has several namespaces
        allowed: one, two
        do:      say which one it lives in`,
  },
];
