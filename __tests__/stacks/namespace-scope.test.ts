import type { ResolvedEnvironment } from "../../config/resolved-environment";
import type { Component } from "../../constructs/contracts/component";
import { everyEnvironment, templatesIn, written } from "../support/synth-environments";
import { inTemporaryFolder } from "../support/temporary-folder";

/** Types of Kubernetes objects that belong to no namespace. */
const clusterWide =
  /^kubernetes_(namespace|cluster_role|cluster_role_binding|storage_class|persistent_volume|priority_class|node_taint|api_service|csi_driver|ingress_class|runtime_class|mutating_webhook_configuration|validating_webhook_configuration|validating_admission_policy|certificate_signing_request)(_v\d\w*)?$/;

/** Every environment as it would be in one namespace that somebody else gave, without what needs the whole cluster. */
function namespaced(): readonly ResolvedEnvironment<Component>[] {
  return everyEnvironment().map((environment) => {
    const [namespace = ""] = Object.keys(environment.namespaces);
    const components = environment.components.filter(({ description }) => !description.clusterWideObjects);
    return {
      ...environment,
      scope: "namespace",
      namespaces: { [namespace]: { ...environment.namespaces[namespace] } },
      components: components.map((component) => ({ ...component, namespace })),
    } as ResolvedEnvironment<Component>;
  });
}

const templates = inTemporaryFolder((outdir) => {
  written(outdir, namespaced());
  return templatesIn(outdir);
});

describe.each([...templates])("GIVEN scope namespace, stack %s", (_name, template) => {
  test("THEN it makes nothing cluster-wide", () => {
    expect(
      template
        .resources()
        .filter(({ type }) => clusterWide.test(type))
        .map(({ address }) => address),
    ).toEqual([]);
  });

  test("THEN all it makes is in the one namespace", () => {
    const namespaces = new Set(
      template.resources().map((block) => block.at("metadata", "namespace") ?? block.at("namespace")),
    );

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
