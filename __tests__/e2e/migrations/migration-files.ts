import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderFixtures } from "../../../constructs/components/gpu-dev/migrations/render-fixtures";

const source = join(__dirname, "../../../constructs/components/gpu-dev/migrations");

/** How one run of the runner ended. */
export interface MigrationRun {
  readonly status: number | null;
  readonly output: string;
  /** Files that it applied, in order. */
  readonly applied: readonly string[];
}

/** The project's migrations in a folder of their own, as the Job mounts them, for a test to change. */
export class MigrationFiles {
  // A blank in the path: the runner must not split it.
  private readonly folder = mkdtempSync(join(tmpdir(), "migration files "));

  constructor() {
    cpSync(join(source, "schema"), join(this.folder, "schema"), { recursive: true });
    mkdirSync(join(this.folder, "fixtures"));
    this.write("fixtures/001-gpu-types.sql", renderFixtures());
  }

  write(file: string, content: string): void {
    writeFileSync(join(this.folder, file), content);
  }

  delete(file: string): void {
    rmSync(join(this.folder, file));
  }

  /** Runs the runner with these variables and nothing else but PATH. */
  run(environment: Record<string, string>, shell: readonly string[] = ["sh"]): Promise<MigrationRun> {
    const [program = "sh", ...args] = shell;
    const variables = { PATH: process.env.PATH ?? "", MIGRATE_WAIT_SECONDS: "20", ...environment };
    const child = spawn(program, [...args, join(source, "migrate.sh"), this.folder], { env: variables, stdio: "pipe" });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (status) => {
        const applied = [...output.matchAll(/^migrate: applying (.*)$/gm)].map((found) => found[1] ?? "");
        resolve({ status, output, applied });
      });
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
