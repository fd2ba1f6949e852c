import type { Site } from "../../../contracts/component";
import type { PostgresEndpoint } from "../../../contracts/postgres-endpoint";
import { secretReference } from "../../../core/secret-reference";
import { podEndpoint } from "../../../kubernetes/pod-endpoint";
import { credentials } from "./credentials";
import { layout } from "./layout";
import { objectNames } from "./object-names";
import type { PostgresSettings } from "./settings";

const credentialKeys = { username: credentials.application.username, password: credentials.application.password };

/** What clients know of the database, whoever runs it: names and literals, computed before anything is built. */
export function postgresEndpoint(engine: PostgresSettings["engine"], site: Site): PostgresEndpoint {
  if (engine.kind === "external") {
    return {
      host: engine.host,
      ...(engine.replicaHost ? { replicaHost: engine.replicaHost } : {}),
      port: engine.port,
      database: engine.database,
      credentials: { name: engine.credentials, revision: "" },
      credentialKeys,
      sslMode: engine.sslMode,
      network: { kind: "addresses", cidrs: engine.cidrs, ports: [engine.port] },
    };
  }
  const dnsName = (service: string) => `${service}.${site.namespace}.svc`;
  return {
    host: dnsName(objectNames.primary),
    ...(engine.members > 1 ? { replicaHost: dnsName(objectNames.replica) } : {}),
    port: layout.ports.postgres,
    database: engine.database,
    credentials: secretReference(objectNames.secrets.application, engine.credentials.application),
    credentialKeys,
    sslMode: "require",
    network: podEndpoint(site, objectNames.cluster, [layout.ports.postgres]),
  };
}
