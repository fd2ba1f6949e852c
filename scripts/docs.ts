import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { TerraformStack } from "cdktf";
import { loadEnvironments } from "../config/environments";
import { resolveEnvironments } from "../config/resolve-environments";
import * as registry from "../constructs/components/registry";
import type { Component } from "../constructs/contracts/component";
import { environmentStacks } from "../stacks/environment-stacks";
import { referencePages } from "./reference/pages";

/** Writes the reference pages that are not what the schemas and the synthesized stacks say, and names them. */
const root = path.join(__dirname, "..");
const catalogue = Object.values(registry) as readonly Component[];
const environments = resolveEnvironments<Component>(loadEnvironments(), catalogue, new Date());
// Nothing is written there: cdktf wants a folder all the same.
const app = environmentStacks(environments, { outdir: path.join(os.tmpdir(), "gantry-docs"), kubeconfigPaths: [] });
const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
const rendered = stacks.map((stack) => ({ name: stack.node.id, rendered: stack.toTerraform() as object }));
for (const page of referencePages(root, catalogue, rendered)) {
  const file = path.join(root, page.path);
  if (fs.existsSync(file) && fs.readFileSync(file, "utf8") === page.content) continue;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, page.content);
  console.log(`wrote ${page.path}`);
}
