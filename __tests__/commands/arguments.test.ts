import { parseArguments } from "../../commands/support/arguments";
import type { StackCommand } from "../../commands/support/cdktf-flags";

const known = ["gpu-dev-local", "quickstart"];

describe("command line", () => {
  it("GIVEN an environment and flags in any order WHEN it is read THEN ours are taken out and cdktf's are handed on", () => {
    const read = parseArguments(
      "deploy",
      ["--var", "size=3", "--auto-approve", "gpu-dev-local", "--terraform-parallelism=4", "--refresh-only"],
      known,
    );

    expect(read).toEqual({
      environment: "gpu-dev-local",
      autoApprove: true,
      detailedExitCode: false,
      cdktf: ["--var", "size=3", "--terraform-parallelism=4", "--refresh-only"],
    });
  });

  it("GIVEN only an environment WHEN it is read THEN nothing is applied unasked", () => {
    expect(parseArguments("destroy", ["quickstart"], known)).toMatchObject({ autoApprove: false, cdktf: [] });
  });

  it.each<[StackCommand, string[], string]>([
    ["deploy", [], "name the environment: npm run deploy -- <environment>\nenvironments: gpu-dev-local, quickstart"],
    [
      "diff",
      ["a", "b"],
      "one environment at a time, not a and b: npm run diff -- <environment>\nenvironments: gpu-dev-local, quickstart",
    ],
    [
      "deploy",
      ["a", "--auto-aprove"],
      "deploy has no flag --auto-aprove; did you mean --auto-approve?\nflags: --auto-approve, --refresh-only",
    ],
    ["diff", ["a", "--auto-approve"], "diff has no flag --auto-approve\nflags: --detailed-exitcode"],
    ["deploy", ["a", "--var"], "--var needs a value"],
    ["deploy", ["a", "--var-file", "--refresh-only"], "--var-file needs a value"],
  ])("GIVEN %s %j WHEN it is read THEN it is refused with what to type", (command, argv, message) => {
    expect(() => parseArguments(command, argv, known)).toThrow(
      expect.objectContaining({ name: "UsageError", message: expect.stringContaining(message) }),
    );
  });
});
