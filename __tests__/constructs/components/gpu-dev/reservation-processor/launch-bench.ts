import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const script = path.resolve("constructs/components/gpu-dev/reservation-processor/launch.py");

/** The four methods of the Kubernetes client that are completed; they print what they are called with. */
const kubernetesClient = `
import json
def told(method):
    def call(self, *arguments, **options):
        print(json.dumps([method, list(arguments), options]))
    return call
class ApiClient:
    def sanitize_for_serialization(self, body): return body
class BatchV1Api:
    create_namespaced_job = told("create")
    read_namespaced_job_status = told("status")
    list_namespaced_job = told("list")
class CoreV1Api:
    list_namespaced_pod = told("pods")
`;

export type Call = readonly [
  method: string,
  positional: readonly unknown[],
  options: Readonly<Record<string, unknown>>,
];

/** A processor of one module beside a Kubernetes client that only tells what it is asked, run by the real `launch.py`. */
export class LaunchBench {
  private readonly folder = mkdtempSync(path.join(tmpdir(), "gantry-test-"));

  /** `module` is the source of `processor.<name>`. */
  constructor(name: string, module: string) {
    for (const [file, source] of [
      ["kubernetes/__init__.py", ""],
      ["kubernetes/client.py", kubernetesClient],
      ["processor/__init__.py", ""],
      [`processor/${name}.py`, module],
    ] as const) {
      mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
      writeFileSync(path.join(this.folder, file), source);
    }
  }

  /** What the API would be asked, and what the module says on its other stream. */
  launch(additions: object, ...args: readonly string[]): { readonly calls: readonly Call[]; readonly said: string } {
    writeFileSync(path.join(this.folder, "additions.json"), JSON.stringify(additions));
    const { stdout, stderr, status } = spawnSync("python3", [script, "additions.json", ...args], {
      cwd: this.folder,
      encoding: "utf8",
      env: { PATH: process.env.PATH ?? "", PYTHONPATH: this.folder, PYTHONDONTWRITEBYTECODE: "1" },
    });
    if (status !== 0) throw new Error(stderr);
    const calls = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Call);
    return { calls, said: stderr.trim() };
  }

  /** The Job that is made. */
  static made<Job>(calls: readonly Call[]): Job {
    return calls.find(([method]) => method === "create")?.[1][1] as Job;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
