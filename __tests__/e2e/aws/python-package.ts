import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** A package of the Python package index that suites run, pinned. */
export interface PythonPackage {
  readonly name: string;
  /** What pip is asked for. */
  readonly requirement: string;
  /** Where newer versions are announced. */
  readonly source: string;
}

/** AWS that answers from memory: what is created can be read, changed and deleted again. */
export const moto: PythonPackage = {
  name: "moto",
  requirement: "moto[server]==5.2.5",
  source: "https://github.com/getmoto/moto/blob/master/CHANGELOG.md",
};

/** Scanner of Terraform for what is known to be insecure. */
export const checkov: PythonPackage = {
  name: "checkov",
  requirement: "checkov==3.3.30",
  source: "https://github.com/bridgecrewio/checkov/releases",
};

const cache = path.join(__dirname, "../../../.cache/python");

/**
 * The Python that has a package, in a folder of its own below .cache: installed the first time (20 to 40 s) and kept.
 * Gives what is missing, in words, where that cannot be done within five minutes.
 */
export function pythonWith({ name, requirement }: PythonPackage): { readonly python: string } | { missing: string } {
  const folder = path.join(cache, name);
  const python = path.join(folder, "bin/python");
  // Written last: a folder that an interrupted installation left is no installation.
  const installed = path.join(folder, "installed");
  if (fs.existsSync(installed) && fs.readFileSync(installed, "utf8") === requirement) return { python };
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(cache, { recursive: true });
  for (const [program, ...args] of [
    ["python3", "-m", "venv", folder],
    [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", requirement],
  ] as const) {
    const { status, stderr, error } = spawnSync(program, args, { encoding: "utf8", timeout: 300_000 });
    if (status === 0) continue;
    const reason = error?.message ?? stderr.trim().split("\n").at(-1) ?? `ended with ${status}`;
    return { missing: `${requirement} from the Python package index (${reason})` };
  }
  fs.writeFileSync(installed, requirement);
  return { python };
}
