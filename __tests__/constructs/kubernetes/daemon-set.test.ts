import { DaemonSet, type DaemonSetProps } from "../../../constructs/kubernetes/daemon-set";
import { synthesized } from "../../support/component-context";
import { samplePod } from "../../support/sample-pod";

function template(props: Partial<Omit<DaemonSetProps, "context">> = {}) {
  return synthesized((scope, context) => {
    new DaemonSet(scope, "agent", { context, name: "agent", pod: samplePod(), ...props });
  });
}

const daemonSet = (props: Partial<Omit<DaemonSetProps, "context">> = {}) =>
  template(props).resource("kubernetes_daemon_set_v1");

test("GIVEN a daemon set THEN all nodes may roll at once, and a deploy does not wait for a node that is away", () => {
  expect(daemonSet().body).toMatchObject({
    metadata: { name: "agent", namespace: "sample" },
    spec: {
      selector: { match_labels: { "app.kubernetes.io/name": "agent", "app.kubernetes.io/instance": "sample" } },
      strategy: { type: "RollingUpdate", rolling_update: { max_unavailable: "100%" } },
      template: { spec: { container: [{ name: "main" }] } },
    },
    wait_for_rollout: false,
  });
  expect(daemonSet().at("timeouts")).toBeUndefined();
});

test("GIVEN a share of its own and a wait THEN they take the place of the defaults", () => {
  const body = daemonSet({ maxUnavailable: "1", waitForRollout: { minutes: 20 } }).body;

  expect(body).toMatchObject({
    spec: { strategy: { rolling_update: { max_unavailable: "1" } } },
    wait_for_rollout: true,
    timeouts: { create: "20m", update: "20m" },
  });
});

test("GIVEN what its pods connect to THEN a policy of their own lets them out before they start", () => {
  const rendered = template({
    pod: samplePod({ connectsTo: [{ kind: "addresses", cidrs: ["10.0.0.1/32"], ports: [443] }] }),
  });

  expect(rendered.resource("kubernetes_daemon_set_v1").dependsOn).toEqual([
    rendered.resource("kubernetes_network_policy_v1").address,
  ]);
});
