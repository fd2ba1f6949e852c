import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

describe("fast synthesis of this program", () => {
  it("GIVEN every environment WHEN it is synthesized fast and plainly THEN the files are the same to the byte", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-same-"));
    const synthesized = (name: string, ...argv: readonly string[]) => {
      const { ENVIRONMENT: _, ...env } = process.env;
      const outdir = path.join(folder, name);
      execFileSync(process.execPath, argv, { cwd: root, env: { ...env, CDKTF_OUTDIR: outdir }, stdio: "pipe" });
      return contents(outdir);
    };
    try {
      const fast = synthesized("fast", "scripts/synth.mjs");
      const plain = synthesized("plain", "--import", "tsx", "main.ts");

      expect(Object.keys(fast).length).toBeGreaterThan(1);
      expect(fast).toEqual(plain);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  }, 60_000);
});

function contents(folder: string): Readonly<Record<string, string>> {
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => fs.statSync(path.join(folder, file)).isFile());
  return Object.fromEntries(files.sort().map((file) => [file, fs.readFileSync(path.join(folder, file), "utf8")]));
}
