import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { hcl } from "./hcl";

type Fields = Readonly<Record<string, unknown>>;

/** Something that checkov holds against a block. */
export interface CheckovFinding {
  /** Id of the check, such as CKV_AWS_18. */
  readonly check: string;
  /** What the check wants. */
  readonly meaning: string;
  readonly environment: string;
  /** `type layer/path`: the type of the block, its layer, and its construct in the stack. */
  readonly where: string;
}

export interface CheckovResult {
  readonly findings: readonly CheckovFinding[];
  readonly passed: number;
}

/**
 * Lets checkov read stacks, offline. It gets them in Terraform's own language: of JSON it reads nested blocks as lists,
 * so half of its checks look for attributes where there are none.
 *
 * @param stacks by name, `<environment>-<layer>`
 * @throws Error with checkov's words when it cannot read them
 */
export function checkovScan(python: string, folder: string, stacks: ReadonlyMap<string, Fields>): CheckovResult {
  const sources = path.join(folder, "sources");
  const paths = new Map<string, string>();
  for (const [stack, json] of stacks) {
    fs.mkdirSync(path.join(sources, stack), { recursive: true });
    fs.writeFileSync(path.join(sources, stack, "main.tf"), hcl(json));
    for (const [address, construct] of constructs(json)) paths.set(`${stack}/${address}`, construct);
  }
  const scan = spawnSync(
    python,
    ["-m", "checkov.main", "--framework", "terraform", "-d", sources, "-o", "json", "--skip-download", "--soft-fail"],
    { encoding: "utf8", timeout: 300_000, maxBuffer: 256 * 1024 ** 2 },
  );
  if (scan.status !== 0) throw new Error(`checkov: ${scan.error?.message ?? scan.stderr.slice(-4000)}`);
  const report = JSON.parse(scan.stdout) as CheckovReport;
  if (report.summary.parsing_errors > 0) throw new Error(`checkov cannot read ${report.summary.parsing_errors} stacks`);
  return { passed: report.summary.passed, findings: report.results.failed_checks.map((each) => finding(each, paths)) };
}

interface CheckovReport {
  readonly summary: { readonly passed: number; readonly parsing_errors: number };
  readonly results: { readonly failed_checks: readonly FailedCheck[] };
}

interface FailedCheck {
  readonly check_id: string;
  readonly check_name: string;
  readonly resource: string;
  /** From the folder that is read, with a slash before it. */
  readonly file_path: string;
}

function finding(failed: FailedCheck, paths: ReadonlyMap<string, string>): CheckovFinding {
  const stack = failed.file_path.split("/")[1] ?? "";
  const cut = stack.lastIndexOf("-");
  const [, construct = failed.resource] = (paths.get(`${stack}/${failed.resource}`) ?? "").split(/\/(.*)/);
  return {
    check: failed.check_id,
    meaning: failed.check_name,
    environment: stack.slice(0, cut),
    where: `${failed.resource.replace(/^data\./, "").split(".")[0]} ${stack.slice(cut + 1)}/${construct}`,
  };
}

/** Construct of every block, as `<stack>/…`, by address. */
function constructs(json: Fields): readonly (readonly [string, string])[] {
  return (["data", "resource"] as const).flatMap((kind) =>
    Object.entries((json[kind] ?? {}) as Record<string, Record<string, Fields>>).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([id, body]) => {
        const note = body["//"] as { readonly metadata?: { readonly path: string } } | undefined;
        return [`${kind === "data" ? "data." : ""}${type}.${id}`, note?.metadata?.path ?? id] as const;
      }),
    ),
  );
}
