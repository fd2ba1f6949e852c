import fs from "node:fs";
import path from "node:path";

/** The project's root: commands may be typed in any folder of it. */
export const root = path.dirname(path.dirname(__dirname));

/** Where cdktf puts the Terraform, relative to the root. */
export const outdir = "cdktf.out";

/** Names of the environments by their files, without loading one. */
export function environmentNames(): readonly string[] {
  return fs
    .readdirSync(path.join(root, "config", "environments"))
    .filter((file) => file.endsWith(".ts") && file !== "index.ts")
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

/** The command that composes the program, as cdktf.json has it for the cdktf CLI. */
export function appCommand(): string {
  const { app } = JSON.parse(fs.readFileSync(path.join(root, "cdktf.json"), "utf8")) as { app: string };
  return app;
}
