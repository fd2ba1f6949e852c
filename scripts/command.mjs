// npm run synth|diff|deploy|destroy|output: installs what is missing, then runs the command of that name.
import { ensureInstalled } from "./setup/install.mjs";
import { root, runTypeScript } from "./setup/run.mjs";

const [command, ...argv] = process.argv.slice(2);
ensureInstalled(root);
await runTypeScript(`commands/${command}.ts`, argv);
