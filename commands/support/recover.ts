import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { labelPrefix } from "../../config/naming";
import { root } from "./project";
import { recoveryFrom } from "./recovery";
import type { TerraformError } from "./terraform-errors";

interface Resource {
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
}

/**
 * Mends what a failed run left in the way of the next one: objects of this environment that exist but are missing in the
 * state are imported, and protected resources that only were not ready in time lose their taint.
 * An object that another hand made is never taken over.
 *
 * @returns what was mended, in words; empty when there was nothing of the kind, or not all of it could be mended
 */
export function recover(environment: string, stack: string, errors: readonly TerraformError[]): readonly string[] {
  const { adopt, untaint } = recoveryFrom(errors);
  const folder = path.join(root, "cdktf.out", "stacks", stack);
  const mended = [
    ...adopt.map((address) => adopted(folder, environment, address)),
    ...untaint.map((address) =>
      terraform(folder, "untaint", address).ok ? `kept ${address}, which was not ready in time` : undefined,
    ),
  ];
  return mended.every((line) => line !== undefined) ? mended : [];
}

function adopted(folder: string, environment: string, address: string): string | undefined {
  const id = importId(folder, address);
  if (!id || !terraform(folder, "import", "-input=false", address, id).ok) return undefined;
  const owner = ownerOf(terraform(folder, "state", "show", "-no-color", address).output);
  if (owner === environment) return `took ${address} (${id}) into the state: an earlier run had made it`;
  terraform(folder, "state", "rm", address);
  console.error(
    `${id} (${address}) exists already and ${owner ? `belongs to environment ${owner}` : "was not made by this environment"}: rename or remove it, or choose another name`,
  );
  return undefined;
}

/** Kubernetes resources are imported by namespace and name, which stand in the synthesized stack. */
function importId(folder: string, address: string): string | undefined {
  const [type = "", name = ""] = address.split(".");
  if (!type.startsWith("kubernetes_")) return undefined;
  const stack = JSON.parse(fs.readFileSync(path.join(folder, "cdk.tf.json"), "utf8")) as {
    resource?: Record<string, Record<string, Resource>>;
  };
  const metadata = stack.resource?.[type]?.[name]?.metadata;
  if (!metadata?.name) return undefined;
  return metadata.namespace ? `${metadata.namespace}/${metadata.name}` : metadata.name;
}

function ownerOf(shown: string): string | undefined {
  const label = `${labelPrefix}/environment`.replace(/[./]/g, "\\$&");
  return new RegExp(`"${label}"\\s*=\\s*"([^"]*)"`).exec(shown)?.[1];
}

function terraform(folder: string, ...argv: readonly string[]): { readonly ok: boolean; readonly output: string } {
  const run = spawnSync("terraform", argv, {
    cwd: folder,
    encoding: "utf8",
    timeout: 120_000,
    env: { ...process.env, CHECKPOINT_DISABLE: "1", NO_COLOR: "1" },
  });
  return { ok: run.status === 0, output: run.stdout };
}
