// npm run bench: installs what is missing, then measures synthesis. Options: see docs/benchmark.md.
import { ensureInstalled } from "../scripts/setup/install.mjs";
import { root, runTypeScript } from "../scripts/setup/run.mjs";

ensureInstalled(root);
await runTypeScript("bench/bench.ts", process.argv.slice(2));
