import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { images } from "../../../constructs/components/registries/images";

/** The version that the image carries; its module has the same, with a v. */
const version = `v${images.registry.tag}`;
const folder = join(homedir(), ".cache", "gantry", `registry-${version}`);

/**
 * The real registry program of the version that is deployed, built from its Go module the first time (about 90 s on two
 * cores) and kept. REGISTRY_PROGRAM names another one. Gives what is missing, in words, when there is none.
 */
export function registryProgram(): { readonly program: string } | { readonly missing: string } {
  const named = process.env.REGISTRY_PROGRAM;
  if (named !== undefined) return existsSync(named) ? { program: named } : { missing: `REGISTRY_PROGRAM=${named}` };
  const program = join(folder, "registry");
  if (existsSync(program)) return { program };
  const go = installedGo();
  if (go === undefined) return { missing: "go, to build the registry program" };
  mkdirSync(folder, { recursive: true });
  const build = spawnSync(go, ["install", `github.com/distribution/distribution/v3/cmd/registry@${version}`], {
    env: { ...process.env, GOBIN: folder, GOFLAGS: "-mod=mod" },
    encoding: "utf8",
    timeout: 540_000,
  });
  if (build.status === 0 && existsSync(program)) return { program };
  writeFileSync(join(folder, "build.log"), `${build.stdout}${build.stderr}`);
  const [reason = "no reason given"] = build.stderr.trim().split("\n").slice(-1);
  return { missing: `the registry program: go install of ${version} failed (${reason})` };
}

/** The first go that is installed: Go's own installer puts it where no PATH looks. */
export function installedGo(): string | undefined {
  return ["go", "/usr/local/go/bin/go"].find((go) => spawnSync(go, ["version"]).status === 0);
}
