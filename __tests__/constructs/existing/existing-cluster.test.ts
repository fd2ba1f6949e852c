import { TerraformStack } from "cdktf";
import type { KubernetesCluster } from "../../../constructs/contracts/kubernetes-cluster";
import { clusterFactory } from "../../../stacks/cluster-factory";
import { resolvedEnvironment } from "../../support/resolved-environment";
import { Template } from "../../support/template";
import { unwrittenApp } from "../../support/unwritten-app";

function cluster(target: object, kubeconfigPaths: readonly string[] = ["~/.kube/config"]) {
  return clusterFactory(resolvedEnvironment({ target: { kind: "existing", kubernetesVersion: "1.35", ...target } }), {
    outdir: "",
    kubeconfigPaths,
  });
}

function provider(target: object, kubeconfigPaths?: readonly string[]): unknown {
  const stack = new TerraformStack(unwrittenApp(), "stack");
  cluster(target, kubeconfigPaths).connect(stack);
  return Template.of(stack).at("provider", "kubernetes", 0);
}

describe("connect", () => {
  test("GIVEN a kubeconfig of the environment's own THEN it is used, whatever the machine has", () => {
    expect(provider({ kubeconfig: { path: "/lab/kubeconfig", context: "lab" } })).toEqual({
      config_path: "/lab/kubeconfig",
      config_context: "lab",
    });
  });

  test("GIVEN none THEN the machine's is used, with the context always named", () => {
    expect(provider({ kubeconfig: { context: "lab" } })).toEqual({
      config_path: "~/.kube/config",
      config_context: "lab",
    });
  });

  test("GIVEN several files of the machine THEN all are searched in their order", () => {
    expect(provider({ kubeconfig: { context: "lab" } }, ["/b", "/a"])).toEqual({
      config_paths: ["/b", "/a"],
      config_context: "lab",
    });
  });
});

function exposed({ exposure }: KubernetesCluster, reach: "internal" | "internet") {
  const service = { namespace: "sample", name: "api", ports: [{ name: "http", port: 80, targetPort: 8000 }] };
  return exposure.expose(new TerraformStack(unwrittenApp(), "stack"), "exposure", { reach, service });
}

describe("load balancers", () => {
  const loadBalancers = { internal: { class: "metallb", annotations: { pool: "private" } } };

  test("GIVEN a class and annotations THEN Services carry them", () => {
    expect(exposed(cluster({ kubeconfig: { context: "lab" }, loadBalancers }), "internal")).toEqual({
      type: "LoadBalancer",
      loadBalancerClass: "metallb",
      annotations: { pool: "private" },
      externalTrafficPolicy: "Local",
    });
  });

  test("GIVEN one kind THEN the other is refused", () => {
    expect(() => exposed(cluster({ kubeconfig: { context: "lab" }, loadBalancers }), "internet")).toThrow(
      "the target has no internet load balancers; configuration should have refused this",
    );
  });

  test("GIVEN k3s THEN ServiceLB needs neither class nor annotation", () => {
    const k3s = cluster({ kind: "k3s", kubeconfig: { context: "lab" } });

    expect(exposed(k3s, "internal")).toEqual({
      type: "LoadBalancer",
      annotations: {},
      externalTrafficPolicy: "Local",
    });
  });
});

test("GIVEN grants THEN the refusal names the account, the grants and what to do", () => {
  const stack = new TerraformStack(unwrittenApp(), "stack");
  const request = { namespace: "sample", serviceAccount: "api", grants: [{ kind: "callerIdentity" }] } as const;

  expect(() => cluster({ kubeconfig: { context: "lab" } }).identity.bind(stack, "identity", request)).toThrow(
    "service account sample/api asks for callerIdentity, and the target has no cloud identity; ask for grants only where the target offers cloudIdentity",
  );
});
