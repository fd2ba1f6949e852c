import path from "node:path";
import { parseArgs } from "node:util";
import { loadEnvironments } from "./config/environments";
import { resolveEnvironments } from "./config/resolve-environments";
import { selectEnvironments } from "./config/select-environments";
import * as registry from "./constructs/components/registry";
import { environmentStacks } from "./stacks/environment-stacks";
import { synthesize } from "./stacks/synthesize";

const { values } = parseArgs({ options: { env: { type: "string" } }, strict: false });
const filter = typeof values.env === "string" ? values.env : process.env.ENVIRONMENT;
const kubeconfigPaths = process.env.KUBECONFIG?.split(path.delimiter).filter(Boolean) ?? [];

const environments = resolveEnvironments(loadEnvironments(), Object.values(registry));
const options = { kubeconfigPaths: kubeconfigPaths.length > 0 ? kubeconfigPaths : ["~/.kube/config"] };
synthesize(
  (outdir) => environmentStacks(selectEnvironments(environments, filter), { ...options, outdir }),
  process.env.CDKTF_OUTDIR ?? "cdktf.out",
);
