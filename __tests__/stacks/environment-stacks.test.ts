import { TerraformStack } from "cdktf";
import type { ResolvedEnvironment } from "../../config/resolved-environment";
import { terraformVersion } from "../../config/versions";
import type { Component } from "../../constructs/contracts/component";
import { named, probeComponent } from "../support/probe-component";
import { resolvedEnvironment } from "../support/resolved-environment";
import { composed } from "../support/synth-environments";
import { Template } from "../support/template";

function environment(
  components: readonly { readonly id: string }[],
  overrides: object = {},
): ResolvedEnvironment<Component> {
  return resolvedEnvironment({ ...overrides, components: named(...components) }, components as Component[]);
}

function stacksOf(...environments: readonly ResolvedEnvironment<Component>[]): TerraformStack[] {
  return composed(environments).node.children.filter((child): child is TerraformStack => TerraformStack.isStack(child));
}

function stack(id: string, ...environments: readonly ResolvedEnvironment<Component>[]): Template {
  const found = stacksOf(...environments).find((candidate) => candidate.node.id === id);
  if (!found) throw new Error(`no stack ${id}`);
  return Template.of(found);
}

const bottom = probeComponent("bottom", { layer: "storage" });
const database = probeComponent("database", { layer: "data" });
const top = probeComponent("top", { layer: "observability" });

describe("layers", () => {
  test("GIVEN components of some layers THEN each such layer is a stack on the one below, and empty ones make none", () => {
    const stacks = stacksOf(environment([top, database, bottom]));

    expect(stacks.map((each) => [each.node.id, each.dependencies.map((below) => below.node.id)])).toEqual([
      ["sample-storage", []],
      ["sample-platform", ["sample-storage"]],
      ["sample-data", ["sample-platform"]],
      ["sample-observability", ["sample-data"]],
    ]);
  });

  test("GIVEN no component THEN there is the platform layer all the same: it has the namespaces", () => {
    expect(stacksOf(environment([])).map((each) => each.node.id)).toEqual(["sample-platform"]);
    expect(stack("sample-platform", environment([])).resource("kubernetes_namespace_v1").name).toBe("sample");
  });

  test("GIVEN several environments THEN no stack depends on another environment's", () => {
    const stacks = stacksOf(environment([database]), environment([database], { name: "other" }));

    for (const each of stacks) {
      const [own] = each.node.id.split("-");
      expect(each.dependencies.every((below) => below.node.id.startsWith(`${own}-`))).toBe(true);
    }
    expect(stacks).toHaveLength(4);
  });

  test("GIVEN a stack THEN it takes nothing from another's state", () => {
    const data = stack("sample-data", environment([database]));

    expect(data.data()).toEqual([]);
    expect(data.at("output")).toBeUndefined();
  });
});

describe("every stack", () => {
  const template = stack(
    "sample-data",
    environment([database], { target: { kind: "k3s", kubeconfig: { context: "lab" }, kubernetesVersion: "1.35" } }),
  );

  test("pins Terraform by the table of versions", () => {
    expect(template.at("terraform", "required_version")).toBe(terraformVersion);
  });

  test("says whose it is, for whoever reads the Terraform later", () => {
    expect(template.at("//", "gantry")).toEqual({ environment: "sample", target: "k3s", layer: "data" });
  });

  test("labels what it makes with its environment and owner", () => {
    expect(template.resource("kubernetes_config_map_v1").at("metadata", "labels")).toMatchObject({
      "gantry.dev/environment": "sample",
      "gantry.dev/owner": "team-a",
    });
  });

  test("is connected to the environment's cluster", () => {
    expect(template.at("provider", "kubernetes")).toEqual([{ config_path: "~/.kube/config", config_context: "lab" }]);
  });
});

describe("order inside a layer", () => {
  const dependsOn = (template: Template, name: string) => template.resource("kubernetes_config_map_v1", name).dependsOn;

  test("GIVEN a component that requires another of its layer THEN all it makes waits for all the other makes", () => {
    const client = probeComponent("client", { layer: "data", requires: [database] });
    const template = stack("sample-data", environment([client, database]));

    expect(dependsOn(template, "client")).toEqual([template.resource("kubernetes_config_map_v1", "database").address]);
    expect(dependsOn(template, "database")).toEqual([]);
  });

  test("GIVEN a requirement of a lower layer THEN the stack graph keeps the order, and depends_on says nothing", () => {
    const client = probeComponent("client", { layer: "apps", requires: [database] });

    expect(dependsOn(stack("sample-apps", environment([client, database])), "client")).toEqual([]);
  });

  test("GIVEN a component of the platform layer THEN it waits for the namespaces, which lie in the same state", () => {
    const template = stack("sample-platform", environment([probeComponent("operator", { layer: "platform" })]));

    expect(dependsOn(template, "operator")).toContain(template.resource("kubernetes_namespace_v1").address);
  });
});

describe("what components tell each other", () => {
  const reader = (requires: readonly Component[], read: (provided: { id: string; namespace: string }) => void) =>
    probeComponent("reader", { requires, build: (_scope, context) => read(context.from(database)) });

  test("GIVEN a required component THEN its names come from its own settings and its own namespace", () => {
    const given: unknown[] = [];
    const components = [database, reader([database as Component], (provided) => given.push(provided))];
    const namespaces = { sample: {}, stores: {} };
    const overrides = {
      namespaces,
      components: { database: { namespace: "stores" }, reader: { namespace: "sample" } },
    };
    stacksOf(resolvedEnvironment(overrides, components as Component[]));

    expect(given).toEqual([{ id: "database", namespace: "stores" }]);
  });

  test("GIVEN a component that is there but not required THEN reading it throws with the fix", () => {
    const components = [database, reader([], () => undefined)];

    expect(() => stacksOf(environment(components))).toThrow(
      "reader reads database without requiring it; add it to requires",
    );
  });
});
