import { targetCapabilities } from "../../../../config/target-capabilities";
import * as registry from "../../../../constructs/components/registry";
import type { Component } from "../../../../constructs/contracts/component";
import { checkPolicy } from "../../../../constructs/policy/check-policy";
import { BaseStack } from "../../../../stacks/base-stack";
import { clusterFactory } from "../../../../stacks/cluster-factory";
import { environmentStacks } from "../../../../stacks/environment-stacks";
import { eksTarget } from "../../../support/eks-target";
import { resolvedEnvironment } from "../../../support/resolved-environment";
import { Template } from "../../../support/template";
import { unwrittenApp } from "../../../support/unwritten-app";

const components = {
  karpenter: {},
  karpenterNodePools: { pools: { cpus: { type: "cpu-x86" } } },
  storageClasses: { classes: { gp3: { kind: "awsEbs" } } },
};

function environment(karpenter: object | "none") {
  return resolvedEnvironment<Component>(
    {
      target: { ...eksTarget, ...(karpenter === "none" ? {} : { karpenter }) },
      components: karpenter === "none" ? {} : components,
    },
    Object.values(registry) as Component[],
  );
}

function stacks(karpenter: object | "none"): readonly BaseStack[] {
  const app = environmentStacks([environment(karpenter)], { outdir: unwrittenApp().outdir, kubeconfigPaths: [] });
  return app.node.children.filter((child) => child instanceof BaseStack);
}

function layer(name: string, karpenter: object | "none" = {}): Template {
  const found = stacks(karpenter).find(({ node }) => node.id === `sample-${name}`);
  if (!found) throw new Error(`no layer ${name}`);
  return Template.of(found);
}

test("GIVEN Karpenter THEN its queue and its nodes' identity come with the cluster, and nothing of it without", () => {
  expect(layer("cluster").resources("aws_sqs_queue")).toHaveLength(1);
  expect(layer("cluster", "none").resources("aws_sqs_queue")).toEqual([]);
  expect(
    ([{}, "none"] as const).map((given) => targetCapabilities(environment(given).target).has("nodeAutoscaler")),
  ).toEqual([true, false]);
});

test("GIVEN its controller THEN it starts with its rights, and with the queue that the cluster's layer made", () => {
  const platform = layer("platform");
  const release = platform.resource("helm_release", "karpenter");
  const [values] = release.at("values") as string[];

  expect(release.dependsOn.join()).toMatch(/aws_eks_pod_identity_association\.karpenter/);
  expect(JSON.parse(String(values)).settings.interruptionQueue).toBe(layer("cluster").resource("aws_sqs_queue").name);
});

test("GIVEN its pools THEN nodes get the profile that the cluster's layer made, in a layer above the controller's", () => {
  const [values] = layer("data").resource("helm_release", "sample-karpenter-node-pools").at("values") as string[];
  const profile = layer("cluster")
    .resources("aws_iam_instance_profile")
    .find(({ name }) => String(name).includes("karpenter"));

  expect(JSON.parse(String(values)).objects[0].spec.instanceProfile).toBe(profile?.name);
});

describe("GIVEN a type that only Karpenter has nodes of", () => {
  const nodePoolsOf = (karpenter: object | "none") =>
    clusterFactory(environment(karpenter), { outdir: "", kubeconfigPaths: [] }).nodePools;

  test("WHEN programs ask what can be reserved THEN it is among the types, and no spot one", () => {
    expect(nodePoolsOf({})).toMatchObject({ gpuTypes: ["cpu-x86"], spotGpuTypes: [] });
    expect(nodePoolsOf({}).nodeShape("cpu-x86")).toMatchObject({ vcpu: 32, ramGib: 64, efaCards: 0 });
    expect(nodePoolsOf("none").gpuTypes).toEqual([]);
  });

  test("WHEN pods are placed on it THEN they go by the labels that Karpenter gives its nodes", () => {
    const { nodeSelector } = nodePoolsOf({}).place({ purpose: "gpu", gpu: "cpu-x86", count: 1 });
    const [values] = layer("data").resource("helm_release", "sample-karpenter-node-pools").at("values") as string[];
    const pool = JSON.parse(String(values)).objects.find(({ kind }: { kind: string }) => kind === "NodePool");

    expect(pool.spec.template.metadata.labels).toMatchObject(nodeSelector);
    expect(nodeSelector).toHaveProperty("GpuType", "cpu-x86");
  });

  test("WHEN the environment's own services are placed THEN they stay on the system's nodes", () => {
    expect(nodePoolsOf({}).place({ purpose: "system" }).nodeSelector).toEqual({ NodeType: "cpu" });
  });
});

test("GIVEN all of it THEN policy finds nothing", () => {
  expect(checkPolicy(stacks({}))).toEqual([]);
});
