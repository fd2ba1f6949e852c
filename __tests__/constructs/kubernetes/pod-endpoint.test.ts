import { clientLabels } from "../../../constructs/kubernetes/client-labels";
import { podEndpoint } from "../../../constructs/kubernetes/pod-endpoint";
import { selectorLabels } from "../../../constructs/kubernetes/selector-labels";
import { componentContext } from "../../support/component-context";

test("GIVEN a workload THEN its endpoint names its pods where they live, and lets its own clients in", () => {
  const context = componentContext({ namespace: "sample" });

  expect(podEndpoint(context, "web", [80, 443])).toEqual({
    kind: "pods",
    namespace: "sample",
    podLabels: selectorLabels(context, "web"),
    ports: [80, 443],
    clientLabels: clientLabels("web"),
  });
});
