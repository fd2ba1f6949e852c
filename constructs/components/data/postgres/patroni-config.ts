import { stringify } from "yaml";
import { dynamicConfiguration } from "./dynamic-configuration";
import { layout } from "./layout";
import { roles } from "./roles";
import type { PatroniEngine } from "./settings/patroni-engine";

export interface PatroniConfigOptions {
  readonly engine: PatroniEngine;
  /** Name of the cluster: of its StatefulSet, and before the names of the objects that Patroni keeps its state in. */
  readonly name: string;
  /** Labels that select the members; among them one whose value is `name`. */
  readonly selector: Readonly<Record<string, string>>;
}

/**
 * patroni.yml: the same for all members. What differs comes from their environment: PATRONI_NAME, the addresses
 * (PATRONI_POSTGRESQL_LISTEN, PATRONI_RESTAPI_LISTEN and their CONNECT_ADDRESSes), the namespace and all passwords.
 *
 * @throws Error when no label of `selector` has the cluster's name, which Patroni would then select nothing by.
 */
export function patroniConfig({ engine, name, selector }: PatroniConfigOptions): string {
  const scopeLabel = Object.keys(selector).find((label) => selector[label] === name);
  if (!scopeLabel) throw new Error(`no label of the selector has the cluster's name ${name}`);
  const labels = Object.fromEntries(Object.entries(selector).filter(([label]) => label !== scopeLabel));
  return stringify(
    {
      scope: name,
      kubernetes: {
        // ConfigMaps: with Endpoints, Kubernetes' own controllers and Patroni would write to the same objects.
        use_endpoints: false,
        labels,
        scope_label: scopeLabel,
        role_label: "role",
        leader_label_value: "primary",
        follower_label_value: "replica",
        standby_leader_label_value: "primary",
      },
      restapi: {
        certfile: `${layout.certificate}/tls.crt`,
        keyfile: `${layout.certificate}/tls.key`,
        server_tokens: "Minimal",
      },
      // Members' certificates may be their own: the connection between members is encrypted, the password says who asks.
      ctl: { insecure: true },
      bootstrap: {
        dcs: dynamicConfiguration(engine),
        initdb: [
          { encoding: "UTF8" },
          // Sorts by code point, so no library update can ever disagree with an index on disk.
          { locale: "C.UTF-8" },
          "data-checksums",
          { "auth-local": "peer" },
          { "auth-host": "scram-sha-256" },
        ],
      },
      postgresql: {
        bin_dir: layout.binaries,
        data_dir: layout.data,
        pgpass: `${layout.temporary}/pgpass`,
        use_unix_socket: true,
        parameters: { unix_socket_directories: layout.socket },
        authentication: {
          // No password: pg_hba.conf lets it in by the socket alone.
          superuser: { username: roles.superuser },
          replication: { sslmode: "require" },
          rewind: { sslmode: "require" },
        },
        basebackup: [{ checkpoint: "fast" }],
      },
      watchdog: { mode: "off" },
    },
    // YAML 1.1, as Patroni reads it: there an unquoted `on` or `off` would be a boolean.
    { lineWidth: 0, version: "1.1" },
  );
}
