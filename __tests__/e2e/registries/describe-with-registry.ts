import { spawnSync } from "node:child_process";
import { registryProgram } from "./registry-program";

/** A program that was found or built, or what is missing for it, in words. */
export type FoundProgram = { readonly program: string } | { readonly missing: string };

/**
 * A suite that needs the real registry program, openssl and perhaps other programs: skipped where one of them is
 * missing, and then says what.
 */
export function describeWithRegistry(
  title: string,
  suite: (registry: string, ...others: readonly string[]) => void,
  ...others: readonly FoundProgram[]
): void {
  const programs = [registryProgram(), ...others];
  const missing = [
    ...programs.flatMap((found) => ("missing" in found ? [found.missing] : [])),
    ...(spawnSync("openssl", ["version"]).status === 0 ? [] : ["openssl"]),
  ];
  if (missing.length > 0) {
    // Jest prints no title of a file that is skipped as a whole.
    process.stderr.write(`skipped: ${title}; missing: ${missing.join("; ")}\n`);
    // A file without a test fails.
    describe.skip(`${title} (missing: ${missing.join("; ")})`, () => it("is skipped", () => {}));
    return;
  }
  const [registry = "", ...more] = programs.flatMap((found) => ("program" in found ? [found.program] : []));
  describe(title, () => suite(registry, ...more));
}
