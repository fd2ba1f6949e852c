import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { localDisksFolder } from "../../../config/local-disks-folder";
import { localDisksScript } from "../../../constructs/aws/nodes/user-data/local-disks-script";
import { nodeUserData } from "../../../constructs/aws/nodes/user-data/node-user-data";
import { nodeadmDisksFolder } from "../../../constructs/aws/nodes/user-data/nodeadm-disks-folder";
import { sourceFile, sourceFilesIn } from "../../../constructs/core/source-file";
import { onDemand } from "../../config/refusals/eks-pools";
import { nodesWith, planOf } from "../../constructs/aws/nodes/sample-nodes";
import { missingTools } from "../../support/missing-tools";
import { type BootOptions, sandboxedBoot } from "./sandboxed-boot";

const folder = path.join(__dirname, "../../../constructs/aws/nodes/user-data");
const scripts = sourceFilesIn(folder, ".sh").map((file) => path.join(folder, file));
/** All there are, but for braces around every variable: to Terraform those are its own. */
const checks = ["--shell=sh", "--enable=all", "--exclude=SC2250"];
const cluster = { name: "sample", serviceCidr: "172.20.0.0/16" };

// Terraform starts slowly where the machine is busy.
jest.setTimeout(120_000);

/** Skips with the reason in the suite's title, which Jest prints. */
function describeWith(tools: readonly string[], title: string, suite: () => void): void {
  const missing = missingTools(...tools);
  if (missing.length === 0) describe(title, suite);
  else {
    process.stderr.write(`skipped: ${title}; missing: ${missing.join(", ")}\n`);
    describe.skip(`${title} (missing: ${missing.join(", ")})`, suite);
  }
}

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-user-data-"));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

/** What Python makes of a text: cloud-init reads messages with the same library. */
function python(program: string, text: string): unknown {
  const run = spawnSync("python3", ["-c", program], { input: text, encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

describeWith(["shellcheck"], "boot scripts, read by shellcheck", () => {
  test.each(scripts.map((file) => [path.basename(file), file]))("%s has nothing to object to", (_name, file) => {
    // GIVEN a script WHEN shellcheck reads it with every check on
    const { stdout, status } = spawnSync("shellcheck", [...checks, file], { encoding: "utf8" });

    // THEN it says nothing
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  });

  test("GIVEN the script of local disks, which is made THEN it has nothing to object to", () => {
    const { stdout, status } = spawnSync("shellcheck", [...checks, "-"], { input: localDisksScript, encoding: "utf8" });

    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  });
});

describeWith(["bwrap"], "boot scripts, run in a sandbox", () => {
  const boot = (file: string, options?: BootOptions) =>
    sandboxedBoot(root, sourceFile(path.join(folder, file)), options);

  test("GIVEN network-buffers.sh WHEN a node boots twice THEN the settings are in a file, once, and are loaded", () => {
    boot("network-buffers.sh");
    const { status, stderr, etc, calls } = boot("network-buffers.sh");

    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(etc["sysctl.d/90-gantry-network.conf"]?.trim().split("\n")).toEqual([
      "net.core.rmem_default = 262144000",
      "net.core.rmem_max = 262144000",
      "net.core.wmem_default = 262144000",
      "net.core.wmem_max = 262144000",
    ]);
    expect(calls).toBe("--load=/etc/sysctl.d/90-gantry-network.conf\n");
  });

  test("GIVEN huge-pages.sh WHEN the kernel finds all pages THEN it succeeds", () => {
    const { status, etc, calls } = boot("huge-pages.sh", { hugePages: 5128 });

    expect(status).toBe(0);
    expect(etc).toEqual({ "sysctl.d/90-gantry-huge-pages.conf": "vm.nr_hugepages = 5128\n" });
    expect(calls).toBe("--load=/etc/sysctl.d/90-gantry-huge-pages.conf\n");
  });

  test("GIVEN huge-pages.sh WHEN the kernel finds fewer THEN it says so, which the kernel does not", () => {
    const { status, stderr } = boot("huge-pages.sh", { hugePages: 4000 });

    expect({ status, stderr }).toEqual({ status: 1, stderr: "only 4000 of 5128 huge pages are free at boot\n" });
  });

  test("GIVEN local disks WHEN a node boots twice THEN the folder that pods know leads to where nodeadm mounts them", () => {
    sandboxedBoot(root, localDisksScript);
    const { status, stderr } = sandboxedBoot(root, localDisksScript);

    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(fs.readlinkSync(path.join(root, localDisksFolder))).toBe(`${nodeadmDisksFolder}/0`);
  });

  test("GIVEN local disks WHEN that folder is one already, with something in it THEN it is kept, and the script fails", () => {
    fs.mkdirSync(path.join(root, localDisksFolder, "kept"), { recursive: true });

    const { status, stderr } = sandboxedBoot(root, localDisksScript);

    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(localDisksFolder) });
    expect(fs.readdirSync(path.join(root, localDisksFolder))).toEqual(["kept"]);
  });

  test("GIVEN profiling-for-users.sh WHEN the driver is not loaded yet THEN its option is there before it", () => {
    const { status, etc } = boot("profiling-for-users.sh");

    expect(status).toBe(0);
    expect(etc).toEqual({
      "modprobe.d/gantry-profiling.conf": "options nvidia NVreg_RestrictProfilingToAdminUsers=0\n",
    });
  });

  test("GIVEN profiling-for-users.sh WHEN the driver is loaded with the option THEN it succeeds; without, it says so", () => {
    const loaded = (value: number) =>
      boot("profiling-for-users.sh", { driver: `ModifyDeviceFiles: 1\nRmProfilingAdminOnly: ${value}\n` });

    expect(loaded(0).status).toBe(0);
    expect(loaded(1)).toMatchObject({ status: 1, stderr: expect.stringContaining("next boot") });
  });
});

describeWith(["python3"], "user data, read as cloud-init and Bottlerocket do", () => {
  test("GIVEN AL2023 WHEN the message is read THEN it has the scripts and the configuration, whole", () => {
    const text = nodeUserData(planOf({ ...onDemand, dedicatedTo: "profiling" }), { cluster });
    const parts = python(
      "import email, json, sys\n" +
        "parts = email.message_from_string(sys.stdin.read()).get_payload()\n" +
        "print(json.dumps([[part.get_content_type(), part.get_payload(decode=True).decode()] for part in parts]))",
      text,
    ) as readonly (readonly [string, string])[];

    const files = ["network-buffers.sh", "huge-pages.sh", "profiling-for-users.sh"];
    const sources = [...files.map((file) => sourceFile(path.join(folder, file))), localDisksScript];

    expect(parts.map(([type]) => type)).toEqual([...Array(4).fill("text/cloud-boothook"), "application/node.eks.aws"]);
    expect(parts.slice(0, 4).map(([, content]) => content.trim())).toEqual(sources.map((source) => source.trim()));
  });

  test("GIVEN Bottlerocket WHEN the settings are read as TOML THEN they are what was meant", () => {
    const text = nodeUserData(planOf({ ...onDemand, image: "bottlerocket" }), { cluster });
    const program = "import json, sys, tomllib\nprint(json.dumps(tomllib.loads(sys.stdin.read())))";

    expect(python(program, text)).toMatchObject({
      settings: {
        kubernetes: {
          "cluster-name": "sample",
          "max-pods": 250,
          "node-labels": { GpuType: "h100" },
          "node-taints": { "nvidia.com/gpu": [":NoSchedule"] },
          "system-reserved": { cpu: "2000m", memory: "4096Mi" },
        },
        kernel: { sysctl: { "vm.nr_hugepages": "5128" } },
        "bootstrap-commands": { "local-disks": { mode: "always", essential: true } },
      },
    });
  });
});

describeWith(["terraform"], "user data, evaluated by Terraform", () => {
  test.each(["al2023", "bottlerocket"])(
    "GIVEN %s THEN what EC2 gets is the text with the cluster's facts in it",
    (image) => {
      const pool = {
        ...onDemand,
        group: "selfManaged",
        image,
        dedicatedTo: image === "al2023" ? "profiling" : undefined,
      };
      const template = nodesWith({ pool }).resource("aws_launch_template", "sample-pool");
      const [, expression = ""] = /^\$\{(.*)\}$/s.exec(String(template.at("user_data"))) ?? [];
      const run = spawnSync("terraform", ["console"], { cwd: root, input: `${expression}\n`, encoding: "utf8" });

      expect(run.status).toBe(0);
      expect(Buffer.from(run.stdout.trim().slice(1, -1), "base64").toString()).toBe(
        nodeUserData(planOf(pool), { cluster })
          .replace("<endpoint>", "https://api.example.com")
          .replace("<certificate-authority>", "Q0VSVA=="),
      );
    },
  );
});
