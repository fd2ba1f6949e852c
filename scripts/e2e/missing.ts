import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { providers, terraformVersion } from "../../config/versions";

/** What the suites that deploy need beyond a cluster, in words; empty when all of it is there. */
export function missingTools(): readonly string[] {
  const terraform = spawnSync("terraform", ["version"], { env: quiet(), encoding: "utf8", timeout: 30_000 });
  if (terraform.status !== 0) return [`terraform ${terraformVersion} on the PATH`];
  const complaint = initComplaint();
  return complaint ? [`Terraform providers (${complaint})`] : [];
}

/** What is missing in all, a cluster included. */
export function missingForDeploy(): readonly string[] {
  return [...(process.env.KUBECONFIG ? [] : ["KUBECONFIG of a cluster"]), ...missingTools()];
}

/** Asks Terraform itself, because it alone knows whether a provider comes from a folder, a mirror or the registry. */
function initComplaint(): string | undefined {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-providers-"));
  try {
    const required = Object.fromEntries(
      (["kubernetes", "helm", "random"] as const).map((name) => [
        name,
        { source: `hashicorp/${name}`, version: providers[name] },
      ]),
    );
    fs.writeFileSync(
      path.join(folder, "main.tf.json"),
      JSON.stringify({ terraform: { required_providers: required } }),
    );
    const init = spawnSync("terraform", ["init", "-backend=false", "-input=false", "-no-color"], {
      cwd: folder,
      env: quiet(),
      encoding: "utf8",
      timeout: 180_000,
    });
    if (init.status === 0) return undefined;
    const names = [...`${init.stdout}${init.stderr}`.matchAll(/provider\s+(?:\S+\/)?hashicorp\/(\w+)/g)].map(
      ([, name]) => name,
    );
    return names.length > 0 ? [...new Set(names)].join(", ") : "terraform init failed";
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function quiet(): NodeJS.ProcessEnv {
  return { ...process.env, CHECKPOINT_DISABLE: "1" };
}
