import * as z from "zod";

/** A name in PostgreSQL that never needs quoting, not even in pg_hba.conf or a shell. */
export const sqlName = z
  .string()
  .regex(/^[a-z_][a-z0-9_]{0,62}$/)
  .refine((name) => !name.startsWith("pg_") && !reserved.has(name), {
    error: "is a name that PostgreSQL or the cluster uses itself",
  })
  .meta({
    allowed: "lower-case letters, digits and underscores, not first a digit, at most 63 characters",
    hint: "choose a name that needs no quoting and that PostgreSQL does not use itself",
  });

/** Databases of every cluster, its own roles, and words with a meaning in pg_hba.conf. */
const reserved = new Set([
  ...["postgres", "template0", "template1", "replicator", "rewinder", "postgres_exporter"],
  ...["all", "replication", "sameuser", "samerole", "public", "none", "user"],
]);
