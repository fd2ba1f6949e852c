import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describeStacks, type Manifest, readManifest, type SynthesizedStack, writeManifest } from "./manifest";
import { appCommand, outdir, root } from "./project";

/** Composition failed; what is wrong has been shown already. */
export class SynthesisFailure extends Error {
  override readonly name = "SynthesisFailure";
}

/** Synthesizes environments into cdktf.out, all without names, and describes their stacks. */
export function synthesize(environments: readonly string[]): readonly SynthesizedStack[] {
  const folder = path.join(root, outdir);
  const before = readManifest(folder);
  const { ENVIRONMENT: _, ...env } = process.env;
  const filter = environments.length > 0 ? { ENVIRONMENT: environments.join(",") } : {};
  const { status } = spawnSync(appCommand(), {
    cwd: root,
    shell: true,
    stdio: "inherit",
    env: { ...env, ...filter, CDKTF_OUTDIR: outdir },
  });
  if (status !== 0) throw new SynthesisFailure();
  const now = readManifest(folder);
  if (environments.length > 0) writeManifest(folder, withOthers(folder, now, before, environments));
  return describeStacks(folder, now);
}

/** A run for one environment must not take the others out of the manifest: another terminal may be deploying them. */
function withOthers(folder: string, now: Manifest, before: Manifest, environments: readonly string[]): Manifest {
  const entries = Object.entries(before.stacks).filter(([, stack]) =>
    fs.existsSync(path.join(folder, stack.synthesizedStackPath)),
  );
  const stacks = Object.fromEntries(entries);
  const own = new Set(
    describeStacks(folder, { stacks }).flatMap(({ name, environment }) =>
      environments.includes(environment) ? [name] : [],
    ),
  );
  const others = Object.fromEntries(entries.filter(([name]) => !own.has(name)));
  return { ...now, stacks: { ...others, ...now.stacks } };
}
