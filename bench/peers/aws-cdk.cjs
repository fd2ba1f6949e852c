// N objects as raw CfnResources of the AWS CDK, its cheapest form, one stack for each copy (a stack takes 500).
// `bare`: without what it does beside writing and a user may switch off: its validation of what was written, analytics,
// the file of the tree, stack traces.
const { App, CfnResource, Stack } = require("aws-cdk-lib/core");
const [module_, copies, manner] = process.argv.slice(2);

const bare = {
  builtinCloudFormationValidation: false,
  analyticsReporting: false,
  treeMetadata: false,
  context: { "aws:cdk:disable-stack-trace": true, "aws:cdk:disable-creation-stack-traces": true },
};
const app = new App({ outdir: "out", ...(manner === "bare" ? bare : {}) });
require(`./${module_}.cjs`)
  .copies(Number(copies))
  .forEach(({ objects }, number) => {
    const stack = new Stack(app, `copy-${number}`);
    for (const { id, kind, body } of objects) {
      new CfnResource(stack, id, { type: `Bench::${kind}::Object`, properties: body });
    }
  });
app.synth();
