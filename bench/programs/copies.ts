// main.ts with N renamed copies of one environment instead of all environments.
import { parseArgs } from "node:util";
import { resolveEnvironments } from "../../config/resolve-environments";
import * as registry from "../../constructs/components/registry";
import { environmentStacks } from "../../stacks/environment-stacks";
import { synthesize } from "../../stacks/synthesize";
import { copiedEnvironment } from "./copied-environment";
import { renamedCopies } from "./renamed-copies";

const { values } = parseArgs({ options: { copies: { type: "string", default: "1" } } });

const environments = resolveEnvironments(
  renamedCopies(copiedEnvironment, Number(values.copies)),
  Object.values(registry),
  new Date(),
);
const options = { kubeconfigPaths: ["~/.kube/config"] };
synthesize((outdir) => environmentStacks(environments, { ...options, outdir }), "cdktf.out");
