import { missingForPostgres } from "./scratch-postgres";

/** A suite that needs a real PostgreSQL: skipped where something of it is missing, and then says what. */
export function describeOnPostgres(title: string, suite: () => void): void {
  const missing = missingForPostgres();
  if (missing === undefined) {
    describe(`${title} on a real PostgreSQL`, suite);
  } else {
    // Jest prints no title of a file that is skipped as a whole.
    process.stderr.write(`skipped: ${title} on a real PostgreSQL; missing: ${missing}\n`);
    describe.skip(`${title} on a real PostgreSQL (missing: ${missing})`, suite);
  }
}
