import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkovAcknowledgements } from "./checkov-acknowledgements";
import { type CheckovResult, checkovScan } from "./checkov-scan";
import { describeWith } from "./describe-with";
import { checkov, pythonWith } from "./python-package";
import { eksEnvironments, stacksOf, writeStacks } from "./synthesized";

describeWith("what checkov says of every stack of every EKS environment", pythonWith(checkov), ({ python }) => {
  let folder: string;
  let result: CheckovResult;

  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-checkov-"));
    const environments = eksEnvironments();
    writeStacks(folder, environments);
    result = checkovScan(python, folder, new Map(environments.flatMap(({ name }) => [...stacksOf(folder, name)])));
    process.stderr.write(`checkov: ${result.passed} checks passed, ${result.findings.length} acknowledged or failed\n`);
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  test("GIVEN a bucket that is open to everybody WHEN it is scanned THEN checkov says so", () => {
    const planted = {
      resource: {
        aws_s3_bucket: { open: { bucket: "open", "//": { metadata: { path: "planted-storage/open" } } } },
        aws_s3_bucket_acl: { open: { bucket: "${aws_s3_bucket.open.id}", acl: "public-read-write" } },
      },
    };

    const { findings } = checkovScan(python, path.join(folder, "planted"), new Map([["planted-storage", planted]]));

    expect(findings).toContainEqual(
      expect.objectContaining({ check: "CKV_AWS_57", environment: "planted", where: "aws_s3_bucket storage/open" }),
    );
  });

  test("it reads them all: most checks pass", () => {
    expect(result.passed).toBeGreaterThan(500);
  });

  test("nothing is found that is not acknowledged with a reason", () => {
    const open = result.findings.filter(
      ({ check, where }) => !checkovAcknowledgements.some((known) => known.check === check && known.where.test(where)),
    );

    expect(
      open.map(({ check, environment, where, meaning }) => `${check} ${environment} ${where}: ${meaning}`),
    ).toEqual([]);
  });

  test("nothing is acknowledged that is not found", () => {
    const unused = checkovAcknowledgements.filter(
      (known) => !result.findings.some(({ check, where }) => known.check === check && known.where.test(where)),
    );

    expect(unused.map(({ check, where }) => `${check} ${where}`)).toEqual([]);
  });
});
