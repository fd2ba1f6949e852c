import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { python } from "./python";

const script = path.resolve("constructs/components/gpu-dev/reservation-processor/awake.py");
const polling = "import time\nprint(flush=True)\nwhile True: time.sleep(0.05)";
/** Waits for ever for a byte that nobody writes. */
const hung = "import os\nread, write = os.pipe()\nprint(flush=True)\nos.read(read, 1)";

const suite = python ? describe : describe.skip;

suite(`liveness of a poller${python ? "" : " (skipped: no python3 with /proc here)"}`, () => {
  jest.setTimeout(30_000);
  const started: ChildProcess[] = [];
  const folder = mkdtempSync(path.join(tmpdir(), "gantry-test-"));
  afterEach(() => {
    for (const process of started.splice(0)) process.kill("SIGKILL");
    rmSync(path.join(folder, "awake"), { force: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const look = (process: number | undefined) =>
    spawnSync("python3", ["-I", script, String(process), path.join(folder, "awake")]).status;

  /** Three looks at a program, a while apart. */
  async function looksAt(program: string): Promise<(number | null)[]> {
    const child = spawn("python3", ["-c", program]);
    started.push(child);
    await once(child.stdout, "data");
    const seen: (number | null)[] = [];
    for (let count = 0; count < 3; count++) {
      await setTimeout(400);
      seen.push(look(child.pid));
    }
    return seen;
  }

  test("GIVEN a process that sleeps and wakes THEN every look finds it alive", async () => {
    expect(await looksAt(polling)).toEqual([0, 0, 0]);
  });

  test("GIVEN a process that hangs THEN the first look only remembers, and every further one fails", async () => {
    expect(await looksAt(hung)).toEqual([0, 1, 1]);
  });

  test("GIVEN a hung process that was replaced THEN the new one is not taken for it", async () => {
    await looksAt(hung);

    expect((await looksAt(hung))[0]).toBe(0);
  });

  test("GIVEN a process that has ended THEN a look fails", () => {
    expect(look(999_999_999)).not.toBe(0);
  });
});
