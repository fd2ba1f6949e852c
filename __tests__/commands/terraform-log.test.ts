import { readStackLog } from "../../commands/support/terraform-log";

const stamp = "[2026-01-02T03:04:05.678] [DEBUG] default -";

function log(...entries: readonly string[]): string {
  return entries.map((entry) => `${stamp} ${entry}\n`).join("");
}

describe("cdktf's log of a run", () => {
  it("GIVEN a deploy WHEN its log is read THEN the states and Terraform's count are found", () => {
    const read = readStackLog(
      log(
        "[dev-data]: planning",
        "[dev-data](deploy): \r\n\u001b[1mPlan:\u001b[0m 1 to add, 0 to change, 0 to destroy.\r\nChanges to Outputs:\r\n",
        "[dev-data](deploy): \u001b[32mApply complete! Resources: 1 added, 0 changed, 0 destroyed.\u001b[0m\r\n",
        "[dev-data]: deployed",
        "[dev-data]: done",
        "[dev-apps]: dismissed",
      ),
      "dev-data",
    );

    expect(read).toMatchObject({
      states: ["planning", "deployed", "done"],
      changes: "1 added, 0 changed, 0 destroyed",
      errors: [],
    });
  });

  it.each([
    ["Plan: 0 to add, 1 to change, 0 to destroy.\nChanges to Outputs:\n", "0 to add, 1 to change, 0 to destroy"],
    ["Changes to Outputs:\n  + map = 1\n", "changes to Outputs"],
    ["No changes. Your infrastructure matches the configuration.\n", "no changes"],
    ["Destroy complete! Resources: 2 destroyed.\n", "2 destroyed"],
    ["Refreshing state...\n", undefined],
  ])("GIVEN %j WHEN the log is read THEN the changes are %j", (text, changes) => {
    expect(readStackLog(log(`[dev-data](plan): ${text}`), "dev-data").changes).toBe(changes);
  });

  it("GIVEN a framed error in pieces, written twice WHEN the log is read THEN it is told once and bare", () => {
    const frame =
      '\u001b[31m╷\u001b[0m\r\n\u001b[31m│\u001b[0m Error: namespaces "x" not found\r\n│ \r\n│   with kubernetes_secret_v1.a,\r\n';
    const read = readStackLog(
      log(
        `[dev-data](deploy): ${frame}`,
        "[dev-data](deploy): │   on cdk.tf.json line 43\r\n╵\r\n",
        `Filter undefined applied on line '${frame}'`,
      ),
      "dev-data",
    );

    expect(read.errors).toEqual([
      'Error: namespaces "x" not found\n  with kubernetes_secret_v1.a,\n  on cdk.tf.json line 43',
    ]);
  });

  it("GIVEN errors without colours WHEN the log is read THEN each is told up to its end", () => {
    const text = "\nError: first\n\n  with a,\n\nError: second\n\n  with b,\n\n\nReleasing state lock\n";

    expect(readStackLog(log(`[dev-data](deploy): ${text}`), "dev-data").errors).toEqual([
      "Error: first\n  with a,",
      "Error: second\n  with b,",
    ]);
  });
});
