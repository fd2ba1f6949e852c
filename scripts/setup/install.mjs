import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, statSync } from "node:fs";
import path from "node:path";

/** Why packages have to be installed, or nothing when what is installed is what the lock file says. */
export function missingInstall(root) {
  // A linked folder is another checkout's: installing would empty it.
  if (lstatSync(path.join(root, "node_modules"), { throwIfNoEntry: false })?.isSymbolicLink()) return undefined;
  const installed = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return "no packages are installed yet";
  const lock = statSync(path.join(root, "package-lock.json"), { throwIfNoEntry: false });
  if (lock && lock.mtimeMs > statSync(installed).mtimeMs) return "package-lock.json is newer than what is installed";
  return undefined;
}

/** Installs what the lock file says where that is missing; ends the program with an explanation where it cannot be done. */
export function ensureInstalled(root) {
  const reason = missingInstall(root);
  if (!reason) return;
  console.log(`Installing packages (npm ci): ${reason}. This takes a minute or two, once.`);
  const started = Date.now();
  const { status, error } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=warn"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (status === 0) {
    console.log(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.\n`);
    return;
  }
  console.error(
    explanation(
      error ? `npm did not start: ${error.message}` : `npm ci ended with ${status}; its own message stands above.`,
    ),
  );
  process.exit(1);
}

function explanation(what) {
  return [
    "",
    `The packages could not be installed: ${what}`,
    "What usually helps:",
    "  no network, or a proxy:      npm config get registry; npm ping",
    "  the lock file is out of step: npm install, then commit package-lock.json",
    "  a half-written folder:        remove node_modules and run the same command again",
    `  too old a Node.js:            this project needs 20.11 or later, this is ${process.versions.node}`,
  ].join("\n");
}
