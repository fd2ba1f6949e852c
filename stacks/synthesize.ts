import fs from "node:fs";
import path from "node:path";
import type { App } from "cdktf";
import { checkPolicy } from "../constructs/policy/check-policy";
import { PolicyError } from "../constructs/policy/policy-error";
import { BaseStack } from "./base-stack";

/**
 * Writes the Terraform of all stacks into `outdir`, whole or not at all: it is composed and checked beside it,
 * and put in place only when no stack failed and no policy rule did. What an earlier run wrote stays as it was otherwise.
 *
 * @param compose builds the app into the folder it is given
 * @throws PolicyError with every finding that is not acknowledged
 */
export function synthesize(compose: (outdir: string) => App, outdir: string): void {
  const draft = `${outdir}.${process.pid}.draft`;
  try {
    fs.mkdirSync(draft, { recursive: true });
    const app = compose(draft);
    app.synth();
    const stacks = app.node.children.filter((child): child is BaseStack => child instanceof BaseStack);
    const failures = checkPolicy(stacks);
    if (failures.length > 0) throw new PolicyError(failures);
    publish(draft, outdir);
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

/** Moves each stack's files over the earlier ones; what Terraform itself keeps in the folder (`.terraform`) stays. */
function publish(draft: string, outdir: string): void {
  const drafts = path.join(draft, "stacks");
  for (const stack of fs.readdirSync(drafts)) {
    const folder = path.join(outdir, "stacks", stack);
    fs.mkdirSync(folder, { recursive: true });
    for (const entry of fs.readdirSync(path.join(drafts, stack), { withFileTypes: true })) {
      const place = path.join(folder, entry.name);
      // A file takes the place of its predecessor by itself.
      if (entry.isDirectory()) fs.rmSync(place, { recursive: true, force: true });
      fs.renameSync(path.join(drafts, stack, entry.name), place);
    }
  }
  fs.renameSync(path.join(draft, "manifest.json"), path.join(outdir, "manifest.json"));
}
