import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { providers } from "../../../config/versions";
import { missingTools } from "../../support/missing-tools";
import { describeWith } from "./describe-with";
import type { StackRehearsal } from "./environment-rehearsal";
import { forgottenByMoto, type KnownGap, unknownToMoto, unknownToOlderProvider } from "./known-gaps";
import { providerFolders } from "./provider-folders";
import { awsProviderVersion } from "./provider-schema";
import { moto, pythonWith } from "./python-package";
import { rehearse, toolsIn } from "./rehearse";
import { eksEnvironments } from "./synthesized";

const olderProvider = awsProviderVersion(providerFolders()) !== providers.aws;

describeWith(
  "every stack of every EKS environment, run by Terraform against a double of AWS",
  found(),
  ({ python }) => {
    let folder: string;
    let stacks: readonly StackRehearsal[];

    beforeAll(async () => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-aws-"));
      const tools = await toolsIn(folder, python);
      if ("missing" in tools) throw new Error(`missing: ${tools.missing}`);
      stacks = await rehearse(folder, tools, eksEnvironments());
      process.stderr.write(`${summary(stacks, tools.awsVersion)}\n`);
    }, 1_200_000);

    afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

    const failures = (...steps: readonly string[]) =>
      stacks.flatMap(({ failures: all }) => all.filter(({ step }) => steps.includes(step)).map(({ words }) => words));

    test("the provider's own schema takes every stack", () => {
      // A plan validates first, and so does an apply.
      expect(failures("init", "validate", "plan")).toEqual([]);
    });

    test("WHEN the provider is older than the bindings THEN nothing is dropped but what is known to be missing there", () => {
      const dropped = new Set(stacks.flatMap((stack) => stack.dropped));

      expect([...dropped].sort()).toEqual(olderProvider ? sorted(unknownToOlderProvider) : []);
    });

    test("every stack on AWS alone is planned whole, what the double cannot make included", () => {
      expect(failures("plan")).toEqual([]);
    });

    test("what the double can make is applied, from the network up", () => {
      expect(failures("apply")).toEqual([]);
      expect(stacks.flatMap(({ applied }) => applied).length).toBeGreaterThan(100);
    });

    test("a second plan is empty", () => {
      expect(failures("second plan")).toEqual([]);
    });

    test("destroying leaves nothing", () => {
      expect(failures("unprotect", "destroy", "nothing is left")).toEqual([]);
    });

    test("what the double cannot make is all known, with a reason", () => {
      const beyond = new Set(stacks.flatMap((stack) => stack.beyond).map(typeOf));

      expect([...beyond].sort()).toEqual(sorted(unknownToMoto));
      expect(forgottenByMoto.filter(({ reason }) => reason === "")).toEqual([]);
    });

    test("nothing else is left out, but what refers to that", () => {
      const needing = new Set(stacks.flatMap((stack) => stack.needing).map(typeOf));

      expect([...needing].sort()).toEqual(needingThose);
    });
  },
);

/** Types of which some refer to what the double cannot make, and are left out with it. */
const needingThose: readonly string[] = [];

function found() {
  const provider = providerFolders().some(({ name }) => name === "aws");
  const missing = [
    ...missingTools("terraform", "python3"),
    ...(provider ? [] : ["the AWS provider in one of Terraform's plugin folders, or below GANTRY_PROVIDER_MIRROR"]),
  ];
  return missing.length > 0 ? { missing: missing.join(", ") } : pythonWith(moto);
}

function sorted(gaps: readonly KnownGap[]): readonly string[] {
  return gaps.map(({ what }) => what).sort();
}

/** `type` of an address, or `type.argument` of an argument's. */
function typeOf(address: string): string {
  const [, data = "", type = "", argument = ""] = /^(data\.)?([^.]*)\.[^.]*(\.[^.]*)?$/.exec(address) ?? [];
  return `${data}${type}${argument}`;
}

/** What was covered, for whoever reads the log. */
function summary(stacks: readonly StackRehearsal[], version: string): string {
  const lines = stacks.map(({ stack, applied, beyond, needing, seconds }) => {
    const left = [...beyond, ...needing].length;
    const steps = Object.entries(seconds).map(([step, time]) => `${step} ${time} s`);
    return `  ${stack}: ${applied.length} applied, ${left} beyond moto (${steps.join(", ")})`;
  });
  const dropped = [...new Set(stacks.flatMap((stack) => stack.dropped))];
  const beyond = [...new Set(stacks.flatMap((stack) => stack.beyond).map(typeOf))];
  return [
    `AWS provider ${version}${version === providers.aws ? "" : `, where the bindings have ${providers.aws}`}`,
    ...lines,
    `dropped for the provider: ${dropped.join(", ") || "nothing"}`,
    `planned and not applied: ${beyond.sort().join(", ") || "nothing"}`,
  ].join("\n");
}
