import type { PostgresEndpoint } from "../../../contracts/postgres-endpoint";
import type { EnvironmentValue } from "../../../kubernetes/container";

/** How gpu-dev's programs reach the database; psycopg reads libpq's PGSSLMODE and would fall back to plain text without it. */
export function databaseVariables(database: PostgresEndpoint): Readonly<Record<string, string>> {
  return {
    POSTGRES_HOST: database.host,
    POSTGRES_PORT: String(database.port),
    POSTGRES_DB: database.database,
    PGSSLMODE: database.sslMode,
  };
}

/** Name and password of the database's role, from its Secret. */
export function databaseLogin({ credentials, credentialKeys }: PostgresEndpoint) {
  return {
    POSTGRES_USER: { secret: credentials, key: credentialKeys.username },
    POSTGRES_PASSWORD: { secret: credentials, key: credentialKeys.password },
  } satisfies Record<string, EnvironmentValue>;
}
