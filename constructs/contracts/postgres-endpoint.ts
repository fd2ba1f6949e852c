import type { NetworkEndpoint } from "./network-endpoint";
import type { SecretReference } from "./secret-reference";

/** A PostgreSQL database that clients connect to, whoever runs it. */
export interface PostgresEndpoint {
  /** Host that always answers as the primary. */
  readonly host: string;
  /** Host of readers that tolerate lag; left out when there is none. */
  readonly replicaHost?: string;
  readonly port: number;
  readonly database: string;
  /** Secret with the application role's name and password. */
  readonly credentials: SecretReference;
  /** Keys of that Secret. */
  readonly credentialKeys: { readonly username: string; readonly password: string };
  /** libpq's sslmode that clients use. */
  readonly sslMode: "require" | "verify-full";
  readonly network: NetworkEndpoint;
}
