import { type Refusal, text } from "./refusal";

const patroni = (settings: object) => ({
  "target.storageClass": "standard",
  "components.postgres": { engine: { kind: "patroni", ...settings } },
});

const owned = (name: string) => text`
  lab: components.postgres.engine.parameters.${name}: is set by the component itself
    found:   "${name}"
    allowed: names of PostgreSQL parameters that neither Patroni nor a setting of this component owns
    do:      write what is allowed`;

export const postgresRefusals: readonly Refusal[] = [
  {
    title: "postgres with two members",
    given: patroni({ members: 2 }),
    message: text`
      lab: components.postgres.engine.members: is not one of the known values
        found:   2
        allowed: 1 or 3
        do:      two members cannot tell a dead peer from a cut network, and more only cost`,
  },
  {
    title: "postgres where the target makes no volumes",
    given: { "components.postgres": {} },
    message: text`
      lab: components.postgres.engine.storage: needs volumes made on demand for one pod at a time (a StorageClass), and the target does not offer it
        allowed: what target existing offers: nothing beyond pods and services
        do:      set target.storageClass, or change engine.storage`,
  },
  ...["fsync", "synchronous_standby_names", "ssl_min_protocol_version"].map((name) => ({
    title: `postgres with the parameter ${name}, which it owns`,
    given: patroni({ parameters: { [name]: "off" } }),
    message: owned(name),
  })),
  {
    title: "postgres with a role of PostgreSQL's own",
    given: patroni({ role: "postgres" }),
    message: text`
      lab: components.postgres.engine.role: is a name that PostgreSQL or the cluster uses itself
        found:   "postgres"
        allowed: lower-case letters, digits and underscores, not first a digit, at most 63 characters
        do:      choose a name that needs no quoting and that PostgreSQL does not use itself`,
  },
  {
    title: "postgres with too few connections",
    given: patroni({ maxConnections: 5 }),
    message: text`
      lab: components.postgres.engine.maxConnections: is too small
        found:   5
        allowed: a whole number from 20 to 2000
        do:      write what is allowed`,
  },
  {
    title: "postgres with a password in its settings",
    given: patroni({ credentials: { application: { kind: "generated", password: "hunter2" } } }),
    message: text`
      lab: components.postgres.engine.credentials.application.password: holds a secret in plain text
        allowed: a reference to a secret: generated, existing or external
        do:      take the value out of the file and its history, replace the secret, and name where it is kept instead`,
  },
  {
    title: "postgres of somebody else with members",
    given: {
      "components.postgres": {
        engine: {
          kind: "external",
          host: "db.example.com",
          database: "gpudev",
          credentials: "database",
          cidrs: ["10.0.0.0/24"],
          members: 3,
        },
      },
    },
    message: text`
      lab: components.postgres.engine.members: is not a known setting
        found:   3
        allowed: cidrs, credentials, database, host, kind, port, replicaHost, sslMode
        do:      it is a setting of kind patroni: change kind, or remove it`,
  },
];
