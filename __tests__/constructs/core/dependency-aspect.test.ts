import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Aspects, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { DependencyAspect } from "../../../constructs/core/dependency-aspect";
import { Template } from "../../support/template";
import { unwrittenApp } from "../../support/unwritten-app";

function stackWithAspect(name = "stack", app = unwrittenApp()): TerraformStack {
  const stack = new TerraformStack(app, name);
  Aspects.of(stack).add(new DependencyAspect());
  return stack;
}

function configMap(scope: Construct, id: string): ConfigMapV1 {
  return new ConfigMapV1(scope, id, { metadata: { name: id } });
}

function dependsOn(stack: TerraformStack, name: string): readonly string[] {
  return Template.of(stack).resource("kubernetes_config_map_v1", name).dependsOn;
}

test("GIVEN a resource that depends on another THEN depends_on names it", () => {
  const stack = stackWithAspect();
  configMap(stack, "later").node.addDependency(configMap(stack, "earlier"));

  expect(dependsOn(stack, "later")).toEqual(["kubernetes_config_map_v1.earlier"]);
});

test("GIVEN no dependency THEN no depends_on is written", () => {
  const stack = stackWithAspect();
  configMap(stack, "alone");

  expect(Template.of(stack).resource("kubernetes_config_map_v1").at("depends_on")).toBeUndefined();
});

test("GIVEN a construct that depends on a construct THEN every resource of one waits for every resource of the other", () => {
  const stack = stackWithAspect();
  const [below, above] = [new Construct(stack, "below"), new Construct(stack, "above")];
  for (const id of ["b", "a"]) configMap(below, id);
  configMap(new Construct(above, "deeper"), "top");
  above.node.addDependency(below);

  expect(dependsOn(stack, "top")).toEqual([
    expect.stringMatching(/^kubernetes_config_map_v1\.below_a_/),
    expect.stringMatching(/^kubernetes_config_map_v1\.below_b_/),
  ]);
});

test("GIVEN a dependency stated twice, for the construct and for its resource THEN it is written once", () => {
  const stack = stackWithAspect();
  const above = new Construct(stack, "above");
  const [earlier, later] = [configMap(stack, "earlier"), configMap(above, "later")];
  above.node.addDependency(earlier);
  later.node.addDependency(earlier);

  expect(dependsOn(stack, "later")).toEqual(["kubernetes_config_map_v1.earlier"]);
});

test("GIVEN a construct that depends on a part of itself THEN the rest waits for the part, and nothing waits in a circle", () => {
  const stack = stackWithAspect();
  const whole = new Construct(stack, "whole");
  const part = new Construct(whole, "part");
  for (const id of ["one", "two"]) configMap(part, id);
  configMap(whole, "rest");
  whole.node.addDependency(part);

  expect(dependsOn(stack, "rest")).toHaveLength(2);
  expect(dependsOn(stack, "one")).toEqual([]);
  expect(dependsOn(stack, "two")).toEqual([]);
});

test("GIVEN a dependency on another stack's resource THEN depends_on leaves it out: it cannot cross a state", () => {
  const app = unwrittenApp();
  const [lower, upper] = [stackWithAspect("lower", app), stackWithAspect("upper", app)];
  const [there, here] = [configMap(lower, "there"), configMap(upper, "here")];
  configMap(upper, "top").node.addDependency(there, here);

  expect(dependsOn(upper, "top")).toEqual(["kubernetes_config_map_v1.here"]);
});

test("GIVEN many dependencies THEN their order is that of the addresses, whatever was composed before", () => {
  // cdktf numbers references through the whole process: sorted by number, 10 comes before 9.
  const ids = Array.from({ length: 12 }, (_, position) => `c${String(position).padStart(2, "0")}`);
  const stack = stackWithAspect();
  const earlier = ids.map((id) => configMap(stack, id));
  configMap(stack, "later").node.addDependency(...earlier.slice(5), ...earlier.slice(0, 5));

  expect(dependsOn(stack, "later")).toEqual(ids.map((id) => `kubernetes_config_map_v1.${id}`));
});
