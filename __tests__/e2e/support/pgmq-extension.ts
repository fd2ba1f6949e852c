import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The files of PGMQ, ready to be put where a PostgreSQL server looks for extensions. */
export interface PgmqExtension {
  /** Version that `CREATE EXTENSION pgmq` gives. */
  readonly version: string;
  /** Where the files come from, for a test's title or log. */
  readonly origin: string;
  /** Copies the files into a server's `<sharedir>/extension`. */
  install(extensionDirectory: string): void;
}

/**
 * The crate that carries the extension's SQL: PGMQ is plain SQL, and crates.io is the one public registry with an
 * ordinary client that has it. Newest stable of 2026-05-20 (https://crates.io/crates/pgmq); it brings 1.11.1 and no
 * crate begins at exactly 1.8.1, the version that runs in production. To test that one, name a folder with it.
 */
const crate = { name: "pgmq", version: "0.33.7", sql: "src/install/embedded/sql" };

/**
 * Finds PGMQ in the server's own folder (a package), in the folder that PGMQ_EXTENSION_DIR names (`pgmq--<version>.sql`
 * and upgrades, or `sql/pgmq.sql` of a checkout), or fetches it with cargo.
 * Gives what is missing, in words, when there is none.
 */
export function pgmqExtension(shareDirectory?: string): PgmqExtension | { readonly missing: string } {
  if (shareDirectory !== undefined && existsSync(join(shareDirectory, "extension", "pgmq.control"))) {
    return { version: "installed", origin: "the server's own package", install: () => {} };
  }
  const named = process.env.PGMQ_EXTENSION_DIR;
  if (named !== undefined) {
    const folder = [named, join(named, "sql")].find(holdsSql);
    return folder === undefined ? { missing: `SQL of PGMQ in PGMQ_EXTENSION_DIR=${named}` } : fromFolder(folder, named);
  }
  return fromCrate();
}

function holdsSql(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((file) => /^pgmq(--[\d.]+)?\.sql$/.test(file));
}

function fromCrate(): PgmqExtension | { readonly missing: string } {
  const project = mkdtempSync(join(tmpdir(), "pgmq-crate-"));
  try {
    mkdirSync(join(project, "src"));
    writeFileSync(join(project, "src", "lib.rs"), "");
    writeFileSync(
      join(project, "Cargo.toml"),
      `[package]\nname = "pgmq-files"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\n` +
        `${crate.name} = { version = "=${crate.version}", default-features = false }\n`,
    );
    // The first try is for machines that have it already and reach nothing.
    const metadata = cargoMetadata(project, ["--offline"]) ?? cargoMetadata(project, []);
    if (metadata === undefined) {
      return { missing: `crate ${crate.name} ${crate.version} (cargo is not installed or cannot fetch it)` };
    }
    const found = metadata.packages.find(({ name, version }) => name === crate.name && version === crate.version);
    const folder = found && join(dirname(found.manifest_path), crate.sql);
    return folder !== undefined && holdsSql(folder)
      ? fromFolder(folder, `crate ${crate.name} ${crate.version}`)
      : { missing: `SQL of PGMQ inside crate ${crate.name} ${crate.version}` };
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

interface CargoMetadata {
  readonly packages: readonly { readonly name: string; readonly version: string; readonly manifest_path: string }[];
}

function cargoMetadata(project: string, options: readonly string[]): CargoMetadata | undefined {
  const run = spawnSync("cargo", ["metadata", "--format-version", "1", "--quiet", ...options], {
    cwd: project,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    timeout: 180_000,
  });
  return run.status === 0 ? (JSON.parse(run.stdout) as CargoMetadata) : undefined;
}

function fromFolder(folder: string, origin: string): PgmqExtension {
  const scripts = readdirSync(folder).filter((file) => /^pgmq--.*\.sql$/.test(file));
  const bases = scripts.map((file) => /^pgmq--([\d.]+)\.sql$/.exec(file)?.[1]).filter((base) => base !== undefined);
  const upgrades = scripts
    .map((file) => /^pgmq--([\d.]+)--([\d.]+)\.sql$/.exec(file))
    .filter((found) => found !== null);
  const newest = [...bases, ...upgrades.map((found) => found[2] as string)].sort(byVersion).at(-1);
  if (newest === undefined) throw new Error(`${folder} holds pgmq.sql and nothing that tells its version`);
  return {
    version: newest,
    origin,
    install(extensionDirectory) {
      for (const file of scripts) copyFileSync(join(folder, file), join(extensionDirectory, file));
      // pgmq.sql is always the newest version, from scratch.
      const whole = join(folder, "pgmq.sql");
      if (existsSync(whole)) copyFileSync(whole, join(extensionDirectory, `pgmq--${newest}.sql`));
      writeFileSync(
        join(extensionDirectory, "pgmq.control"),
        `default_version = '${newest}'\nschema = 'pgmq'\nrelocatable = false\nsuperuser = false\ntrusted = true\n`,
      );
    },
  };
}

function byVersion(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}
