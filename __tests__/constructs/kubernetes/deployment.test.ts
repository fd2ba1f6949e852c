import { Config } from "../../../constructs/kubernetes/config";
import { Deployment, type DeploymentProps } from "../../../constructs/kubernetes/deployment";
import type { PodOptions } from "../../../constructs/kubernetes/pod";
import { ServiceAccount } from "../../../constructs/kubernetes/service-account";
import { synthesized } from "../../support/component-context";
import { samplePod } from "../../support/sample-pod";

function deployed(props: Partial<Omit<DeploymentProps, "context">> = {}) {
  return synthesized((scope, context) => {
    new Deployment(scope, "app", { context, name: "app", replicas: 2, pod: samplePod(), ...props });
  });
}

test("GIVEN a deployment THEN it rolls without a pod less, keeps five revisions and is waited for", () => {
  const deployment = deployed().resource("kubernetes_deployment_v1");

  expect(deployment.body).toMatchObject({
    metadata: { name: "app", namespace: "sample" },
    spec: {
      replicas: "2",
      revision_history_limit: 5,
      selector: { match_labels: { "app.kubernetes.io/name": "app", "app.kubernetes.io/instance": "sample" } },
      strategy: { type: "RollingUpdate", rolling_update: { max_surge: "1", max_unavailable: "0" } },
    },
    wait_for_rollout: true,
    timeouts: { create: "10m", update: "10m" },
  });
});

test("GIVEN a deployment THEN its selector selects its pods", () => {
  const deployment = deployed().resource("kubernetes_deployment_v1");
  const labels = deployment.at("spec", "template", "metadata", "labels");

  expect(labels).toMatchObject(deployment.at("spec", "selector", "match_labels") as object);
});

test("GIVEN minutes for the rollout THEN they take the place of ten", () => {
  const deployment = deployed({ rolloutMinutes: 3 }).resource("kubernetes_deployment_v1");

  expect(deployment.at("timeouts")).toEqual({ create: "3m", update: "3m" });
});

describe("disruption", () => {
  test("GIVEN two replicas THEN a drain may take one at a time", () => {
    expect(deployed({ replicas: 2 }).resource("kubernetes_pod_disruption_budget_v1").body).toMatchObject({
      metadata: { name: "app", namespace: "sample" },
      spec: {
        max_unavailable: "1",
        selector: { match_labels: { "app.kubernetes.io/name": "app", "app.kubernetes.io/instance": "sample" } },
      },
    });
  });

  test("GIVEN one replica THEN there is no budget, which would block every drain", () => {
    expect(deployed({ replicas: 1 }).resources("kubernetes_pod_disruption_budget_v1")).toEqual([]);
  });

  test("GIVEN two replicas THEN they prefer different nodes and zones", () => {
    const selector = [{ match_labels: { "app.kubernetes.io/name": "app", "app.kubernetes.io/instance": "sample" } }];
    const constraint = { max_skew: 1, when_unsatisfiable: "ScheduleAnyway", label_selector: selector };

    expect(
      deployed().resource("kubernetes_deployment_v1").at("spec", "template", "spec", "topology_spread_constraint"),
    ).toEqual([
      { topology_key: "kubernetes.io/hostname", ...constraint },
      { topology_key: "topology.kubernetes.io/zone", ...constraint },
    ]);
  });

  test("GIVEN one replica THEN there is nothing to spread", () => {
    const deployment = deployed({ replicas: 1 }).resource("kubernetes_deployment_v1");

    expect(deployment.at("spec", "template", "spec", "topology_spread_constraint")).toBeUndefined();
  });
});

describe("order", () => {
  function waitsFor(
    pod: (parts: { config: Config; serviceAccount: ServiceAccount }) => Partial<PodOptions>,
  ): readonly string[] {
    return synthesized((scope, context) => {
      const config = new Config(scope, "config", { name: "config", namespace: "sample", data: { A: "1" } });
      const serviceAccount = new ServiceAccount(scope, "account", { context, name: "app" });
      new Deployment(scope, "app", {
        context,
        name: "app",
        replicas: 1,
        pod: samplePod(pod({ config, serviceAccount })),
      });
    }).resource("kubernetes_deployment_v1").dependsOn;
  }

  test("GIVEN nothing that it reads THEN it waits for nothing", () => {
    expect(waitsFor(() => ({}))).toEqual([]);
  });

  test("GIVEN a ConfigMap in a volume THEN it waits for it: pods that roll must read the new content", () => {
    expect(waitsFor(({ config }) => ({ volumes: { config: { config } } }))).toEqual([
      expect.stringMatching(/^kubernetes_config_map_v1\.config_/),
    ]);
  });

  test("GIVEN a ConfigMap in variables of an init container THEN it waits for it", () => {
    const init = samplePod().containers[0];

    expect(waitsFor(({ config }) => ({ initContainers: [{ ...init, env: config.variables }] }))).toEqual([
      expect.stringMatching(/^kubernetes_config_map_v1\.config_/),
    ]);
  });

  test("GIVEN an account and what it connects to THEN it waits for the account and for its network policy", () => {
    const connectsTo = [{ kind: "addresses", cidrs: ["10.0.0.0/8"], ports: [443] }] as const;

    expect(waitsFor(({ serviceAccount }) => ({ serviceAccount, connectsTo }))).toEqual([
      expect.stringMatching(/^kubernetes_network_policy_v1\.app_network_/),
      expect.stringMatching(/^kubernetes_service_account_v1\.account_/),
    ]);
  });
});
