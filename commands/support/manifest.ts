import fs from "node:fs";
import path from "node:path";
import { layers } from "../../config/layer";

/** One stack as cdktf's manifest has it; the rest of an entry is kept as it is. */
export interface ManifestEntry {
  readonly name: string;
  readonly dependencies: readonly string[];
  readonly workingDirectory: string;
  readonly synthesizedStackPath: string;
}

export interface Manifest {
  readonly version?: string;
  readonly stacks: Readonly<Record<string, ManifestEntry>>;
}

/** A synthesized stack with what it says about itself. */
export interface SynthesizedStack extends ManifestEntry {
  readonly environment: string;
  readonly target: string;
  readonly resources: number;
}

interface StackFile {
  readonly "//"?: { readonly gantry?: Origin; readonly metadata?: { readonly gantry?: Origin } };
  readonly resource?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Origin {
  readonly environment?: string;
  readonly target?: string;
}

/** The manifest of what was synthesized last; an empty one when nothing was. */
export function readManifest(outdir: string): Manifest {
  try {
    return JSON.parse(fs.readFileSync(path.join(outdir, "manifest.json"), "utf8")) as Manifest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { stacks: {} };
    throw error;
  }
}

/** Replaces the manifest in one step, so that no reader sees half of it. */
export function writeManifest(outdir: string, manifest: Manifest): void {
  const file = path.join(outdir, "manifest.json");
  const draft = `${file}.${process.pid}.draft`;
  fs.writeFileSync(draft, `${JSON.stringify(manifest, undefined, 2)}\n`);
  fs.renameSync(draft, file);
}

/** Every stack of a manifest with its environment, target and number of resources. */
export function describeStacks(outdir: string, manifest: Manifest): readonly SynthesizedStack[] {
  return Object.values(manifest.stacks).map((entry) => {
    const file = JSON.parse(fs.readFileSync(path.join(outdir, entry.synthesizedStackPath), "utf8")) as StackFile;
    const origin = file["//"]?.metadata?.gantry ?? file["//"]?.gantry;
    const resources = Object.values(file.resource ?? {}).reduce((sum, named) => sum + Object.keys(named).length, 0);
    return {
      ...entry,
      environment: origin?.environment ?? environmentOf(entry.name),
      target: origin?.target ?? "",
      resources,
    };
  });
}

/** The environment's part of `<environment>-<layer>`. */
export function environmentOf(stack: string): string {
  const layer = layers.find((candidate) => stack.endsWith(`-${candidate}`));
  return layer ? stack.slice(0, -layer.length - 1) : stack;
}
