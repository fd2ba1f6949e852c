import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Address } from "./door";

export interface Login {
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Arguments and environment of psql for one server. */
export function psql({ host, port }: Address, { user, password, database }: Login, sslMode = "require") {
  return {
    arguments: [
      "-X",
      "-q",
      "-A",
      "-t",
      "-v",
      "ON_ERROR_STOP=1",
      "-h",
      host,
      "-p",
      String(port),
      "-U",
      user,
      "-d",
      database,
    ],
    environment: { ...process.env, PGPASSWORD: password, PGSSLMODE: sslMode, PGCONNECT_TIMEOUT: "3" },
  };
}

/**
 * Runs SQL and gives its rows, columns separated by `|`.
 *
 * @throws Error with psql's message
 */
export async function sql(address: Address, login: Login, text: string, sslMode?: string): Promise<string[]> {
  const { arguments: options, environment } = psql(address, login, sslMode);
  const { stdout } = await promisify(execFile)("psql", [...options, "-c", text], {
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout.split("\n").filter(Boolean);
}
