import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { App, TerraformStack } from "cdktf";
import { parseAllDocuments } from "yaml";
import { CustomResources, type RawObject } from "../../../constructs/core/custom-resources";
import { Template } from "../../support/template";
import { inTemporaryFolder } from "../../support/temporary-folder";
import { unwrittenApp } from "../../support/unwritten-app";

const rule: RawObject = {
  apiVersion: "monitoring.coreos.com/v1",
  kind: "PrometheusRule",
  metadata: { name: "rule", namespace: "sample" },
  spec: { text: "{{ $labels.pod }} is ${down} at %{load}", counts: [1, 2], empty: {}, flag: false, number: "007" },
};
const queue: RawObject = {
  apiVersion: "kueue.x-k8s.io/v1beta1",
  kind: "ClusterQueue",
  metadata: { name: "queue" },
  spec: {},
};

function release(props: Partial<ConstructorParameters<typeof CustomResources>[2]> = {}) {
  const stack = new TerraformStack(unwrittenApp(), "stack");
  new CustomResources(stack, "objects", { name: "objects", namespace: "sample", objects: [rule, queue], ...props });
  return Template.of(stack).resource("helm_release");
}

test("GIVEN objects THEN they are values of a release of the local chart, and the release is waited for", () => {
  expect(release().body).toMatchObject({
    name: "objects",
    namespace: "sample",
    chart: expect.stringMatching(/^\$\{path\.module\}\/assets\/raw-chart\//),
    wait: true,
    timeout: 300,
  });
  expect(release().at("repository")).toBeUndefined();
});

test("GIVEN a timeout THEN it takes the place of 300 seconds", () => {
  expect(release({ timeoutSeconds: 60 }).at("timeout")).toBe(60);
});

test("GIVEN text that Terraform would read as a template THEN it is escaped, so that Helm gets it as it stands", () => {
  const [values] = release().at("values") as string[];

  expect(values).toContain("$${down} at %%{load}");
});

test("GIVEN a release name of more than 53 characters THEN it is refused: Helm takes no longer one", () => {
  expect(() => release({ name: "n".repeat(54) })).toThrow(
    `stack/objects: the name of the Helm release, ${"n".repeat(54)}, is 54 characters long; 53 is the limit. Shorten it.`,
  );
});

test("GIVEN several uses in one stack THEN the chart is there once for all, and in another stack once again", () => {
  inTemporaryFolder((outdir) => {
    const app = new App({ outdir, skipValidation: true });
    for (const name of ["one", "other"]) {
      const stack = new TerraformStack(app, name);
      for (const id of ["a", "b"]) new CustomResources(stack, id, { name: id, namespace: "sample", objects: [queue] });
    }
    app.synth();

    for (const name of ["one", "other"]) {
      const folder = path.join(outdir, "stacks", name);
      const template = Template.parse(fs.readFileSync(path.join(folder, "cdk.tf.json"), "utf8"));
      const charts = template.resources("helm_release").map((block) => String(block.at("chart")));
      expect(new Set(charts).size).toBe(1);
      expect(fs.readdirSync(path.join(folder, "assets"))).toHaveLength(1);
      const chart = path.join(folder, charts[0]?.replace("${path.module}/", "") ?? "");
      expect(fs.readdirSync(chart).sort()).toEqual(["Chart.yaml", "templates"]);
    }
  });
});

describe("the chart, rendered by helm", () => {
  const lab = path.join(os.homedir(), ".cache/lab/bin/helm");
  const helm = fs.existsSync(lab) ? lab : undefined;
  const chart = path.join(__dirname, "../../../constructs/core/raw-chart");

  function rendered(objects: readonly RawObject[]): unknown[] {
    return inTemporaryFolder((folder) => {
      const values = path.join(folder, "values.json");
      fs.writeFileSync(values, JSON.stringify({ objects }));
      const text = execFileSync(helm ?? "", ["template", "release", chart, "--values", values], { encoding: "utf8" });
      return parseAllDocuments(text)
        .map((document) => document.toJS() as unknown)
        .filter((object) => object !== null);
    });
  }

  const testWithHelm = helm ? test : test.skip;
  const without = helm ? "" : " (skipped: no helm at ~/.cache/lab/bin/helm)";

  testWithHelm(`GIVEN objects THEN helm renders them unchanged, templates in their text included${without}`, () => {
    // Helm sorts by kind.
    expect(rendered([rule, queue])).toEqual([queue, rule]);
  });

  testWithHelm(`GIVEN no objects THEN helm renders nothing${without}`, () => {
    expect(rendered([])).toEqual([]);
  });
});
