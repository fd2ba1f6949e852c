import { type ChildProcess, type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { appendFileSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { freePort } from "../support/free-port";
import { type PgmqExtension, pgmqExtension } from "../support/pgmq-extension";

const superuser = { name: "postgres", password: "superuser-of-a-test" };
const application = { name: "gpudev", password: "application-of-a-test" };

/** What a test needs and this machine lacks, in words; nothing when all is there. */
export function missingForPostgres(): string | undefined {
  const server = installedServer();
  if ("missing" in server) return server.missing;
  if (!existsSync(join(server.shareDirectory, "extension", "pg_partman.control"))) return "extension pg_partman";
  const pgmq = pgmqExtension(server.shareDirectory);
  if ("missing" in pgmq) return pgmq.missing;
  if (process.getuid?.() === 0 && accountOf("postgres") === undefined) return "user postgres (PostgreSQL refuses root)";
  return undefined;
}

/**
 * A PostgreSQL of its own on a free port of the loopback, in a temporary folder, with PGMQ beside the server's own
 * extensions. The server's programs are copied: PostgreSQL finds its extensions relative to its own program, so nothing
 * of the machine's installation is changed.
 */
export class ScratchPostgres {
  static async start(): Promise<ScratchPostgres> {
    const server = installedServer();
    if ("missing" in server) throw new Error(server.missing);
    const pgmq = pgmqExtension(server.shareDirectory);
    if ("missing" in pgmq) throw new Error(pgmq.missing);
    const scratch = new ScratchPostgres(server, pgmq, await freePort());
    scratch.initialize();
    return scratch;
  }

  private readonly folder = mkdtempSync(join(tmpdir(), "scratch-postgres-"));
  private readonly account = process.getuid?.() === 0 ? accountOf("postgres") : undefined;
  private readonly programs: string;

  private constructor(
    private readonly server: InstalledServer,
    readonly pgmq: PgmqExtension,
    private readonly port: number,
  ) {
    this.programs = this.inTree(server.programDirectory);
  }

  private initialize(): void {
    const { programDirectory, shareDirectory, libraryDirectory } = this.server;
    cpSync(programDirectory, this.programs, { recursive: true });
    cpSync(shareDirectory, this.inTree(shareDirectory), { recursive: true, dereference: true });
    mkdirSync(dirname(this.inTree(libraryDirectory)), { recursive: true });
    symlinkSync(libraryDirectory, this.inTree(libraryDirectory));
    this.pgmq.install(join(this.inTree(shareDirectory), "extension"));

    mkdirSync(this.data);
    if (this.account !== undefined) {
      for (const path of [this.folder, this.data]) chownSync(path, this.account.uid, this.account.gid);
    }
    this.run("initdb", ["-D", this.data, "-U", superuser.name, "-A", "trust", "--no-sync", "--encoding=UTF8"]);
    appendFileSync(
      join(this.data, "postgresql.conf"),
      `port = ${this.port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nfsync = off\n`,
    );
    this.run("pg_ctl", ["-D", this.data, "-l", join(this.data, "server.log"), "-w", "start"]);
    this.asSuperuser("postgres", `CREATE ROLE ${application.name} LOGIN PASSWORD '${application.password}'`);
  }

  /** A new database as the database component leaves it: owned by the application's role, with both extensions. */
  createDatabase(name: string, extensions: readonly ("pgmq" | "pg_partman")[] = ["pgmq", "pg_partman"]): string {
    this.asSuperuser("postgres", `CREATE DATABASE ${name} OWNER ${application.name}`);
    if (extensions.includes("pg_partman")) {
      this.asSuperuser(
        name,
        `CREATE SCHEMA partman; CREATE EXTENSION pg_partman SCHEMA partman;
         GRANT ALL ON SCHEMA partman TO ${application.name};
         GRANT ALL ON ALL TABLES IN SCHEMA partman TO ${application.name};
         GRANT ALL ON ALL SEQUENCES IN SCHEMA partman TO ${application.name};`,
      );
    }
    if (extensions.includes("pgmq")) this.query(name, "CREATE EXTENSION pgmq");
    return name;
  }

  /** libpq's variables for the application's role. */
  environment(database: string): Record<string, string> {
    return {
      PGHOST: "127.0.0.1",
      PGPORT: String(this.port),
      PGUSER: application.name,
      PGPASSWORD: application.password,
      PGDATABASE: database,
      PGSSLMODE: "prefer",
    };
  }

  /** Runs SQL as the application's role; gives the rows, columns parted by `|`. */
  query(database: string, sql: string): string[] {
    return this.psql(this.environment(database), sql);
  }

  /** Runs SQL as the superuser. */
  asSuperuser(database: string, sql: string): string[] {
    return this.psql({ ...this.environment(database), PGUSER: superuser.name, PGPASSWORD: superuser.password }, sql);
  }

  /** Starts SQL of the application's role and leaves it running; the caller ends it. */
  hold(database: string, sql: string): ChildProcess {
    const env = { PATH: process.env.PATH ?? "", ...this.environment(database) };
    return spawn(join(this.programs, "psql"), ["-X", "-q", "-c", sql], { env, stdio: "ignore" });
  }

  /** The whole schema as SQL. */
  dumpSchema(database: string): string {
    // Newer pg_dump writes a random key around the dump.
    return this.run("pg_dump", ["--schema-only"], this.environment(database)).replaceAll(/^\\(un)?restrict .*$/gm, "");
  }

  stop(): void {
    this.attempt("pg_ctl", ["-D", this.data, "-m", "immediate", "-w", "stop"], {});
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get data(): string {
    return join(this.folder, "data");
  }

  private inTree(path: string): string {
    return join(this.folder, "tree", relative(this.server.root, path));
  }

  private psql(environment: Record<string, string>, sql: string): string[] {
    const output = this.run("psql", ["-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql], environment);
    return output.split("\n").filter((line) => line !== "");
  }

  private run(program: string, args: readonly string[], environment: Record<string, string> = {}): string {
    const { status, stdout, stderr, error } = this.attempt(program, args, environment);
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}${error?.message ?? ""}`);
    return stdout;
  }

  private attempt(program: string, args: readonly string[], environment: Record<string, string>) {
    // pg_ctl leaves the server behind, which must not hold a pipe of ours open.
    const stdio = program === "pg_ctl" ? ("ignore" as const) : ("pipe" as const);
    const path = process.env.PATH ?? "";
    const options = {
      cwd: tmpdir(),
      encoding: "utf8" as const,
      stdio,
      env: { PATH: path, LC_ALL: "C", ...environment },
    };
    return spawnSync(join(this.programs, program), args, { ...options, ...this.account });
  }
}

interface InstalledServer {
  readonly programDirectory: string;
  readonly shareDirectory: string;
  readonly libraryDirectory: string;
  /** The folder that all three lie in. */
  readonly root: string;
}

function installedServer(): InstalledServer | { readonly missing: string } {
  const [programDirectory, shareDirectory, libraryDirectory] = ["--bindir", "--sharedir", "--pkglibdir"].map((option) =>
    output(spawnSync(process.env.PG_CONFIG ?? "pg_config", [option], { encoding: "utf8" })),
  );
  if (programDirectory === undefined || shareDirectory === undefined || libraryDirectory === undefined) {
    return { missing: "pg_config (client package of PostgreSQL)" };
  }
  if (!existsSync(join(programDirectory, "postgres"))) return { missing: "postgres (server package of PostgreSQL)" };
  let root = dirname(programDirectory);
  while (!shareDirectory.startsWith(`${root}/`) || !libraryDirectory.startsWith(`${root}/`)) root = dirname(root);
  return { programDirectory, shareDirectory, libraryDirectory, root };
}

function accountOf(name: string): { uid: number; gid: number } | undefined {
  const [uid, gid] = ["-u", "-g"].map((option) => output(spawnSync("id", [option, name], { encoding: "utf8" })));
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function output({ status, stdout }: SpawnSyncReturns<string>): string | undefined {
  return status === 0 ? stdout.trim() : undefined;
}
