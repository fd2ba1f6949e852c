import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { credentials } from "../../../../../constructs/components/data/postgres/credentials";
import { roles } from "../../../../../constructs/components/data/postgres/roles";

const folder = path.join(__dirname, "../../../../../constructs/components/data/postgres");
const reconcile = readFileSync(path.join(folder, "reconcile.sql"), "utf8");
const hasShellcheck = spawnSync("shellcheck", ["--version"]).status === 0;

describe("the member's scripts", () => {
  (hasShellcheck ? it : it.skip).each(["prepare.sh", "reconcile.sh"])(
    `%s pleases shellcheck${hasShellcheck ? "" : " (missing: shellcheck)"}`,
    (script) => {
      const run = spawnSync("shellcheck", [path.join(folder, script)], { encoding: "utf8" });
      expect(run.stdout).toBe("");
    },
  );

  it("bring every role to the password of its Secret", () => {
    for (const group of ["application", "replication", "patroni", "monitoring"] as const) {
      expect(reconcile).toContain(`$CREDENTIALS/${group}/${credentials[group].password}`);
    }
    for (const role of [roles.replication, roles.rewind, roles.monitoring])
      expect(reconcile).toContain(`ALTER ROLE ${role} LOGIN NOSUPERUSER`);
  });

  it("keep passwords out of the server's log", () => {
    const first = reconcile.indexOf("PASSWORD :");
    expect(reconcile.slice(0, first)).toContain("SET log_statement = 'none'");
    expect(reconcile.slice(0, first)).toContain("SET log_min_error_statement = 'panic'");
  });
});
