/** What could not be had, in words. */
interface Missing {
  readonly missing: string;
}

/** A suite that needs something of this machine: skipped where it is missing, and then says what. */
export function describeWith<Found extends object>(
  title: string,
  found: Found | Missing,
  suite: (found: Exclude<Found, Missing>) => void,
): void {
  if (!("missing" in found)) {
    describe(title, () => suite(found as Exclude<Found, Missing>));
    return;
  }
  // Jest prints no title of a file that is skipped as a whole.
  process.stderr.write(`skipped: ${title}; missing: ${found.missing}\n`);
  // A file without a test fails.
  describe.skip(`${title} (missing: ${found.missing})`, () => it("is skipped", () => {}));
}
