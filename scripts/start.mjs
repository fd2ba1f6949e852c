// npm start: installs what is missing, then synthesizes and shows what came out.
import { ensureInstalled } from "./setup/install.mjs";
import { root, runTypeScript } from "./setup/run.mjs";

ensureInstalled(root);
await runTypeScript("commands/start.ts", process.argv.slice(2));
