import type { ResolvedEnvironment } from "../../config/resolved-environment";
import type { Component } from "../../constructs/contracts/component";
import { AdmissionPolicy } from "../../constructs/kubernetes/admission-policy";
import { ClusterRole } from "../../constructs/kubernetes/cluster-role";
import { Role } from "../../constructs/kubernetes/role";
import { ServiceAccount } from "../../constructs/kubernetes/service-account";
import { clusterWideObjects } from "../support/cluster-wide-objects";
import { synthesized } from "../support/component-context";
import { rawObjects } from "../support/raw-objects";
import { everyEnvironment, templatesIn, written } from "../support/synth-environments";
import { inTemporaryFolder } from "../support/temporary-folder";

/**
 * Every environment as it would be in one namespace that somebody else gave, without what needs the whole cluster.
 * Environments that make their cluster are left out: whoever owns a cluster is not confined to a namespace of it.
 */
function namespaced(): readonly ResolvedEnvironment<Component>[] {
  const given = everyEnvironment().filter(({ target }) => target.kind !== "eks");
  return given.map((environment) => {
    const [namespace = ""] = Object.keys(environment.namespaces);
    const components = environment.components.filter(({ description }) => livesInNamespace(description));
    return {
      ...environment,
      scope: "namespace",
      namespaces: { [namespace]: { ...environment.namespaces[namespace] } },
      components: components.map((component) => ({
        ...component,
        namespace,
        settings: inOneNamespace(component.settings, Object.keys(environment.namespaces), namespace),
      })),
    } as ResolvedEnvironment<Component>;
  });
}

/** Whether neither the component nor what it requires says that it makes objects of the whole cluster. */
function livesInNamespace({ clusterWideObjects: stated, requires = [] }: Component): boolean {
  return stated === undefined && requires.every(livesInNamespace);
}

/** Settings with one namespace wherever they name any, as a person would write them for it. */
function inOneNamespace(settings: unknown, namespaces: readonly string[], namespace: string): unknown {
  return JSON.parse(JSON.stringify(settings), (_key, value) => (namespaces.includes(value) ? namespace : value));
}

const templates = inTemporaryFolder((outdir) => {
  written(outdir, namespaced());
  return templatesIn(outdir);
});

describe.each([...templates])("GIVEN scope namespace, stack %s", (_name, template) => {
  test("THEN it makes nothing cluster-wide that its component does not state, by class or in a release", () => {
    expect(clusterWideObjects(template)).toEqual([]);
  });

  test("THEN all it makes is in the one namespace", () => {
    const namespaces = new Set([
      ...template.resources().map((block) => block.at("metadata", "namespace") ?? block.at("namespace")),
      ...rawObjects(template).flatMap(({ metadata }) => metadata.namespace ?? []),
    ]);

    expect([...namespaces].length).toBeLessThanOrEqual(1);
    expect([...namespaces]).not.toContain(undefined);
  });

  test("THEN it brings no custom resource definitions", () => {
    for (const release of template.resources("helm_release")) {
      expect(release.at("skip_crds")).not.toBe(false);
      expect(JSON.stringify(release.at("values"))).not.toContain("CustomResourceDefinition");
    }
  });
});

test("GIVEN what is cluster-wide, by class and in a release THEN it is told, and what is not is left out", () => {
  const template = synthesized((scope, context) => {
    const serviceAccount = new ServiceAccount(scope, "account", { context, name: "a", kubernetesApi: "called" });
    new ClusterRole(scope, "cluster-role", { context, name: "a", serviceAccount, rules: [] });
    new Role(scope, "role", { name: "a", namespace: "sample", serviceAccount, rules: [] });
    new AdmissionPolicy(scope, "policy", { context, name: "a", namespace: "sample", resources: [], demands: [] });
  });

  expect(clusterWideObjects(template)).toEqual([
    "kubernetes_cluster_role_binding_v1 sample-a",
    "kubernetes_cluster_role_v1 sample-a",
    "ValidatingAdmissionPolicy sample-a",
    "ValidatingAdmissionPolicyBinding sample-a",
  ]);
});
