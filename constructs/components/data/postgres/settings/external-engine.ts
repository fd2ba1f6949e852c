import * as z from "zod";
import { cidr } from "../../../../../config/fields/cidr";
import { kubernetesName } from "../../../../../config/fields/kubernetes-name";

/** A PostgreSQL that somebody else runs: RDS, Cloud SQL, a server in the rack, anything reachable. */
export const externalEngine = z.strictObject({
  kind: z.literal("external").describe("Somebody else runs PostgreSQL: RDS, Cloud SQL, anything that pods can reach."),
  host: z.hostname().describe("Host name that always answers as the primary. Required."),
  replicaHost: z.hostname().optional().describe("Host name for readers that tolerate lag. Default: none."),
  port: z.int().min(1).max(65535).default(5432).describe("TCP port of both hosts. Default: 5432."),
  database: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_-]{0,62}$/)
    .meta({ allowed: "letters, digits, underscores and hyphens", hint: "name the database that the role owns" })
    .describe("Database, which exists already. Required."),
  credentials: kubernetesName.describe(
    "Secret of the namespace with POSTGRES_USER and POSTGRES_PASSWORD of the role that owns the database. Required.",
  ),
  sslMode: z
    .enum(["require", "verify-full"])
    .default("verify-full")
    .describe(
      "libpq's sslmode that clients use; verify-full needs the server's CA in their images. Default: verify-full.",
    ),
  cidrs: z
    .array(cidr)
    .min(1)
    .describe("Networks that the hosts are in; clients may connect to these on the port. Required."),
});
