import { type Refusal, text } from "./refusal";

const api = { image: "registry.example.com/gpu-dev-api:1", login: { kind: "awsRole", region: "us-east-2" } };
const whole = { "target.storageClass": "standard", "components.postgres": {}, "components.migrations": {} };
const withApi = (settings: object) => ({ ...whole, "components.api": { ...api, ...settings } });
const withTypes = (gpuTypes: object) => ({ ...whole, "components.migrations": { gpuTypes } });

export const gpuDevRefusals: readonly Refusal[] = [
  {
    title: "the API without what it requires",
    given: { "components.api": api },
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: components.api: requires the component postgres, which is not here
        do:      add postgres to components, or remove api

      lab: components.api: requires the component migrations, which is not here
        do:      add migrations to components, or remove api`,
  },
  {
    title: "the API without its image",
    given: withApi({ image: undefined }),
    message: text`
      lab: components.api.image: is required
        allowed: registry/repository:tag or registry/repository@sha256:digest
        do:      no public registry carries the image of the gpu-dev API service: build it from the gpu-dev sources (FastAPI, port 8000, uid 1000), push it to a registry that the cluster can pull from and name it here`,
  },
  {
    title: "one replica of the API where the environment is protected",
    given: withApi({ replicas: 1 }),
    message: text`
      lab: components.api.replicas: leaves nobody serving during a roll or a drained node, and this environment is protected
        found:   1
        allowed: 2 to 20 where deletionProtection is true
        do:      set replicas to 2 or more, or deletionProtection to false if the environment comes and goes`,
  },
  {
    title: "the login of a laptop where the environment is protected",
    given: withApi({ login: { kind: "localDeveloper", user: "me" } }),
    message: text`
      lab: components.api.login: lets everybody in as one user, and this environment is not a laptop's
        found:   {"kind":"localDeveloper","user":"me"}
        allowed: kind "localDeveloper" only without public and with deletionProtection false
        do:      use { kind: "awsRole", region: "..." }`,
  },
  {
    title: "the API on the internet without TLS",
    given: {
      ...withApi({ public: { exposure: { kind: "internet", cidrs: ["203.0.113.0/24"] } } }),
      "target.loadBalancers": { internet: {} },
    },
    message: text`
      lab: components.api.public.tls: is required for the internet: login sends credentials, and the API itself speaks plain HTTP
        allowed: { terminatedBy: "..." } saying what terminates TLS in front of it
        do:      put a TLS-terminating proxy in front and name it, or expose it as { kind: "internal" }`,
  },
  {
    title: "the API with a bucket where the target gives no cloud identity",
    given: withApi({ diskContentsBucket: "disk-contents" }),
    message: text`
      lab: components.api.diskContentsBucket: needs cloud permissions bound to a service account, without keys, and the target does not offer it
        allowed: what target existing offers: blockStorage
        do:      choose a kind of target that offers cloudIdentity, which existing cannot, or change diskContentsBucket`,
  },
  {
    title: "the API in another namespace than the database whose Secret it reads",
    given: {
      ...withApi({ namespace: "two" }),
      namespaces: { one: {}, two: {} },
      "components.postgres": { namespace: "one" },
      "components.migrations": { namespace: "one" },
    },
    message: text`
      lab: components.api.namespace: is two, and postgres, whose Secret it reads, lives in one
        found:   "two"
        allowed: one
        do:      put api into namespace one: pods cannot read Secrets of another namespace`,
  },
  {
    title: "an unknown GPU type to reserve",
    given: withTypes({ h1000: {} }),
    message: text`
      lab: components.migrations.gpuTypes.h1000: is not a known setting
        found:   {}
        allowed: a100, a10g, b200, b300, cpu-arm, cpu-large, cpu-small, cpu-spot, cpu-x86, g5g, h100, h200, l4, rtxpro6000, t4, t4-az2, t4-small
        do:      did you mean h100?`,
  },
  {
    title: "an unknown machine",
    given: withTypes({ h100: { machine: "p5.24xlarge" } }),
    message: text`
      lab: components.migrations.gpuTypes.h100.machine: is not one of the known values
        found:   "p5.24xlarge"
        allowed: g4dn.12xlarge, g4dn.2xlarge, g6.12xlarge, g5.12xlarge, g7e.24xlarge, p4d.24xlarge, p5.48xlarge, p5e.48xlarge, p5en.48xlarge, p6-b200.48xlarge, p6-b300.48xlarge, g5g.2xlarge, c7i.8xlarge, c7i.4xlarge, c7g.8xlarge, c7g.4xlarge, c6id.2xlarge, c5.4xlarge, m7i.48xlarge, m7i.4xlarge, m7i.2xlarge, m7g.4xlarge, n1-standard-32, g2-standard-48, g4-standard-192, a2-highgpu-8g, a3-highgpu-8g, a3-ultragpu-8g, a4-highgpu-8g, c4-highcpu-32, c4a-highcpu-32
        do:      did you mean p5.48xlarge?`,
  },
  {
    title: "a machine of another GPU type",
    given: withTypes({ h100: { machine: "g6.12xlarge" } }),
    message: text`
      lab: components.migrations.gpuTypes.h100.machine: is g6.12xlarge, which is no machine of h100
        found:   "g6.12xlarge"
        allowed: p5.48xlarge, a3-highgpu-8g
        do:      name one of these, add the machine to the type in config/hardware.ts, or state the size with node`,
  },
  {
    title: "a machine and the size of a node",
    given: withTypes({ h100: { machine: "p5.48xlarge", node: { gpus: 8, vcpu: 192, ramGib: 2048 } } }),
    message: text`
      lab: components.migrations.gpuTypes.h100: names a machine and a size, and the machine has a size already
        found:   {"machine":"p5.48xlarge","node":{"gpus":8,"vcpu":192,"ramGib":2048}}
        allowed: machine or node, or neither
        do:      keep machine where the cloud sells it, node where it does not`,
  },
  {
    title: "queues in a database without PGMQ",
    given: { ...whole, "components.postgres": { engine: { kind: "patroni", extensions: ["pg_partman"] } } },
    message: text`
      lab: components.migrations: needs pgmq in the database, and components.postgres.engine.extensions leaves it out
        allowed: extensions with pgmq and pg_partman
        do:      add pgmq to components.postgres.engine.extensions, or leave extensions out`,
  },
];
