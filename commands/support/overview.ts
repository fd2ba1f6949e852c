import { outdir } from "./project";
import { synthesize } from "./synthesize";
import { environmentTable } from "./table";

/** Synthesizes environments, all without names, and shows what came out and what can be done with it. */
export function overview(environments: readonly string[]): number {
  const started = performance.now();
  const stacks = synthesize(environments);
  const one = stacks[0]?.environment ?? "<environment>";
  console.log(`${environmentTable(stacks, performance.now() - started)}

Terraform:   ${outdir}/stacks/<stack>/cdk.tf.json
look first:  npm run diff -- ${one}
apply:       npm run deploy -- ${one}   or   npx cdktf deploy '${one}-*'`);
  return 0;
}
