import { Release } from "@cdktf/provider-helm/lib/release";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { CronJobV1 } from "@cdktf/provider-kubernetes/lib/cron-job-v1";
import { Aspects, TerraformStack } from "cdktf";
import { environmentLabels } from "../../../constructs/core/environment-labels";
import { LabelAspect } from "../../../constructs/core/label-aspect";
import { Template } from "../../support/template";
import { unwrittenApp } from "../../support/unwritten-app";

function labelledStack(): TerraformStack {
  const stack = new TerraformStack(unwrittenApp(), "stack");
  Aspects.of(stack).add(new LabelAspect({ environment: "sample", owner: "team-a" }));
  return stack;
}

test("GIVEN a Kubernetes object without labels THEN it carries the environment's", () => {
  const stack = labelledStack();
  new ConfigMapV1(stack, "config", { metadata: { name: "config" } });

  expect(Template.of(stack).resource("kubernetes_config_map_v1").at("metadata", "labels")).toEqual({
    environment: "sample",
    owner: "team-a",
  });
});

test("GIVEN an object's own label of the same key THEN its own wins, and the others are added", () => {
  const stack = labelledStack();
  new ConfigMapV1(stack, "config", { metadata: { name: "config", labels: { owner: "team-b", part: "cache" } } });

  expect(Template.of(stack).resource("kubernetes_config_map_v1").at("metadata", "labels")).toEqual({
    environment: "sample",
    owner: "team-b",
    part: "cache",
  });
});

test("GIVEN a Helm release, which has no metadata THEN it is left alone", () => {
  const stack = labelledStack();
  new Release(stack, "release", { name: "release", chart: "chart" });

  expect(Template.of(stack).resource("helm_release").at("metadata")).toBeUndefined();
});

test("GIVEN an object with a template of others THEN only its own metadata is labelled", () => {
  const stack = labelledStack();
  new CronJobV1(stack, "cron-job", {
    metadata: { name: "nightly" },
    spec: { schedule: "0 0 * * *", jobTemplate: { metadata: {}, spec: { template: { metadata: {}, spec: {} } } } },
  });

  const cronJob = Template.of(stack).resource("kubernetes_cron_job_v1");
  expect(cronJob.at("metadata", "labels")).toHaveProperty("environment");
  expect(cronJob.at("spec", "job_template", "metadata")).toEqual({});
});

test("GIVEN an environment THEN its labels say whose an object is, and its own labels cannot change that", () => {
  const labels = { "cost-centre": "42", "gantry.dev/owner": "somebody-else", "app.kubernetes.io/managed-by": "hand" };

  expect(environmentLabels({ name: "sample", owner: "team-a", labels })).toEqual({
    "cost-centre": "42",
    "app.kubernetes.io/managed-by": "gantry",
    "gantry.dev/environment": "sample",
    "gantry.dev/owner": "team-a",
  });
});
