import fs from "node:fs";
import path from "node:path";
import { StateBucket } from "../../constructs/aws/state/state-bucket";
import { awsStack } from "../support/aws-stack";

const page = fs.readFileSync(path.join(__dirname, "../../docs/operations/state-bootstrap.md"), "utf8");

test("GIVEN the bucket of the states THEN the page imports each of its parts by the address it has", () => {
  const template = awsStack(
    (stack, site) => new StateBucket(stack, "state", { site, bucket: "any", settings: { oldVersionDays: 90 } }),
    { layer: "state" },
  );
  const imported = [...page.matchAll(/^terraform import (\S+) /gm)].map(([, address]) => address);

  expect(imported.sort()).toEqual(template.resources().map(({ address }) => address));
});
