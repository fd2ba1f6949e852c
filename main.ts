import { loadEnvironments } from "./config/environments";
import { readInvocation } from "./config/read-invocation";
import { resolveEnvironments } from "./config/resolve-environments";
import { selectEnvironments } from "./config/select-environments";
import * as registry from "./constructs/components/registry";
import { environmentStacks } from "./stacks/environment-stacks";
import { synthesize } from "./stacks/synthesize";

const { filter, kubeconfigPaths, outdir } = readInvocation(process.argv.slice(2), process.env);
const environments = resolveEnvironments(loadEnvironments(), Object.values(registry), new Date());
const selected = selectEnvironments(environments, filter);
synthesize((draft) => environmentStacks(selected, { kubeconfigPaths, outdir: draft }), outdir);
