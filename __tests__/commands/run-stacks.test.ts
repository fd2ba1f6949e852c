import { runStacks, type StackOutcome } from "../../commands/support/run-stacks";
import { exitCode, summary } from "../../commands/support/summary";

const stacks = ["dev-platform", "dev-data", "dev-apps"];
const done: StackOutcome = { state: "done", detail: "1 added, 0 changed, 0 destroyed" };

async function run(outcomes: Readonly<Record<string, StackOutcome>>, carryOn = false) {
  const started: string[] = [];
  const said: string[] = [];
  const results = await runStacks(stacks, {
    carryOn,
    say: (line) => said.push(line.trim()),
    step: async (stack) => {
      started.push(stack);
      return outcomes[stack] ?? done;
    },
  });
  const text = summary(
    results.map((result) => ({ ...result, seconds: 7 })),
    "npm run deploy -- dev",
  );
  return { started, said, text, code: exitCode(results) };
}

describe("stacks one after the other", () => {
  it("GIVEN stacks that come through WHEN they are run THEN progress is counted and the run succeeds", async () => {
    const { said, text, code } = await run({});

    expect(said).toEqual(["[1/3] dev-platform", "[2/3] dev-data", "[3/3] dev-apps"]);
    expect(text.split("\n")).toEqual(
      stacks.map((stack) => `  done         ${stack.padEnd(12)}  7 s  1 added, 0 changed, 0 destroyed`),
    );
    expect(code).toBe(0);
  });

  it("GIVEN a stack that fails WHEN they are run THEN the rest is not started and the reason and the next step are told", async () => {
    const { started, text, code } = await run({
      "dev-data": { state: "failed", reason: ['Error: namespaces "x" not found\n  with kubernetes_secret_v1.a'] },
    });

    expect(started).toEqual(["dev-platform", "dev-data"]);
    expect(code).toBe(1);
    expect(text).toBe(
      `  done         dev-platform  7 s  1 added, 0 changed, 0 destroyed
  failed       dev-data      7 s
  not started  dev-apps

dev-data failed:
  Error: namespaces "x" not found
    with kubernetes_secret_v1.a

Mend that and run it again; it goes on from there: npm run deploy -- dev`,
    );
  });

  it("GIVEN a stack that nobody approved WHEN they are run THEN the rest waits for it", async () => {
    const { started, text, code } = await run({ "dev-platform": { state: "dismissed" } });

    expect(started).toEqual(["dev-platform"]);
    expect(code).toBe(1);
    expect(text).toContain("dev-platform was not approved. To go on from there: npm run deploy -- dev");
  });

  it("GIVEN plans, which do not build on each other WHEN one fails THEN the others are still made", async () => {
    const { started, code } = await run({ "dev-platform": { state: "failed", reason: [] } }, true);

    expect(started).toEqual(stacks);
    expect(code).toBe(1);
  });

  it("GIVEN Ctrl-C WHEN plans are made THEN nothing more is started", async () => {
    const { started, code } = await run({ "dev-platform": { state: "interrupted" } }, true);

    expect(started).toEqual(["dev-platform"]);
    expect(code).toBe(130);
  });

  it("GIVEN a state that is locked WHEN the stack fails THEN the summary tells how to break the lock", async () => {
    const { text } = await run({
      "dev-data": {
        state: "failed",
        reason: ["Error: Error acquiring the state lock\nLock Info:\n  ID:        1-2-3"],
      },
    });

    expect(text).toContain("terraform -chdir=cdktf.out/stacks/dev-data force-unlock 1-2-3");
  });
});
