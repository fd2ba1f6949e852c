import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { stageCopies, stageFloor } from "../../bench/workbench";

describe("the bench's floor", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-floor-"));
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it("GIVEN two copies of an environment WHEN they are written as raw classes in one stack THEN nothing is missing and nothing differs", async () => {
    const copies = await stageCopies(path.join(folder, "program"), 2);

    expect(copies.map(({ name }) => name)).toEqual(["copy-001", "copy-002"]);
    expect(copies[0]?.resources.length).toBeGreaterThan(30);
    await expect(stageFloor(path.join(folder, "floor"), copies)).resolves.toBeUndefined();
  }, 60_000);
});
