import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { acknowledge, acknowledgementKey } from "../../../constructs/core/acknowledge";
import { unwrittenApp } from "../../support/unwritten-app";

function construct(): Construct {
  return new Construct(new TerraformStack(unwrittenApp(), "stack"), "part");
}

test("GIVEN a reason THEN the construct keeps the rule and the reason", () => {
  const part = construct();
  acknowledge(part, "public-exposure", "the status page is meant for everybody");

  expect(part.node.metadata).toEqual([
    expect.objectContaining({
      type: acknowledgementKey,
      data: { rule: "public-exposure", reason: "the status page is meant for everybody" },
    }),
  ]);
});

test.each(["", "because", "                    x"])(
  "GIVEN the reason %j, shorter than 20 characters THEN it is refused",
  (reason) => {
    expect(() => acknowledge(construct(), "public-exposure", reason)).toThrow(
      `stack/part: the acknowledgement of public-exposure needs a reason of at least 20 characters, not "${reason}"`,
    );
  },
);
