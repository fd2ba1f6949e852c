// npm run test:e2e: installs what is missing, then runs the suites that need a cluster, Terraform or a database.
import { ensureInstalled } from "./setup/install.mjs";
import { root, runTypeScript } from "./setup/run.mjs";

ensureInstalled(root);
await runTypeScript("scripts/e2e/run.ts", process.argv.slice(2));
