import path from "node:path";
import { parseArgs } from "node:util";
import { UsageError } from "./usage-error";

/** What one run of the program was asked for. */
export interface Invocation {
  /** Names of environments, separated by commas. Left out: all. */
  readonly filter?: string;
  /** Kubeconfig files of targets that name none. */
  readonly kubeconfigPaths: readonly string[];
  /** Folder that the Terraform is written to. */
  readonly outdir: string;
}

/**
 * Reads the command line and the variables of the run: `--env` before ENVIRONMENT, KUBECONFIG, and cdktf's own CDKTF_OUTDIR.
 *
 * @throws UsageError for anything else on the command line, and for an empty `--env`
 */
export function readInvocation(
  argv: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): Invocation {
  const filter = environmentFilter(argv) ?? variables.ENVIRONMENT;
  const kubeconfigPaths = variables.KUBECONFIG?.split(path.delimiter).filter(Boolean) ?? [];
  return {
    ...(filter ? { filter } : {}),
    kubeconfigPaths: kubeconfigPaths.length > 0 ? kubeconfigPaths : ["~/.kube/config"],
    outdir: variables.CDKTF_OUTDIR ?? "cdktf.out",
  };
}

function environmentFilter(argv: readonly string[]): string | undefined {
  const usage =
    "usage: npm start -- --env gpu-dev-local,quickstart (or ENVIRONMENT=gpu-dev-local); without it all environments";
  try {
    const { env } = parseArgs({ args: [...argv], options: { env: { type: "string" } } }).values;
    if (env !== undefined && env.trim() === "") throw new UsageError(`--env names no environment\n${usage}`);
    return env;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
