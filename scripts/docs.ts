import fs from "node:fs";
import path from "node:path";
import type { ComponentDescription } from "../config/component-description";
import * as registry from "../constructs/components/registry";
import { referencePages } from "./reference/pages";

/** Writes the reference pages that are not what the schemas say, and names them. */
const root = path.join(__dirname, "..");
for (const page of referencePages(root, Object.values(registry) as readonly ComponentDescription[])) {
  const file = path.join(root, page.path);
  if (fs.existsSync(file) && fs.readFileSync(file, "utf8") === page.content) continue;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, page.content);
  console.log(`wrote ${page.path}`);
}
