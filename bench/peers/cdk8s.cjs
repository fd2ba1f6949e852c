// N objects as raw ApiObjects of cdk8s, its cheapest form, one chart for each copy.
const { ApiObject, App, Chart } = require("cdk8s");
const { copies } = require(`./${process.argv[2]}.cjs`);

const app = new App({ outdir: "out" });
copies(Number(process.argv[3])).forEach(({ objects }, number) => {
  const chart = new Chart(app, `copy-${number}`);
  for (const { id, kind, body } of objects) new ApiObject(chart, id, { apiVersion: "bench/v1", kind, ...body });
});
app.synth();
