import { chartPlacement } from "../../../constructs/kubernetes/chart-placement";

test("GIVEN labels and taints THEN the chart gets a selector and tolerations in Kubernetes' words", () => {
  const placement = chartPlacement({
    nodeSelector: { NodeType: "cpu" },
    tolerations: [{ key: "dedicated", value: "system", effect: "NoSchedule" }, { key: "any" }],
    extendedResources: {},
  });

  expect(placement).toEqual({
    nodeSelector: { NodeType: "cpu" },
    tolerations: [
      { key: "dedicated", value: "system", effect: "NoSchedule", operator: "Equal" },
      { key: "any", operator: "Exists" },
    ],
  });
});

test("GIVEN several pools THEN each is one alternative", () => {
  const { affinity, nodeSelector } = chartPlacement({
    nodeSelector: {},
    anyOf: [{ pool: "a", zone: "1" }, { pool: "b" }],
    tolerations: [],
    extendedResources: {},
  });
  const is = (key: string, value: string) => ({ key, operator: "In", values: [value] });

  expect(nodeSelector).toEqual({});
  expect(affinity?.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms).toEqual([
    { matchExpressions: [is("pool", "a"), is("zone", "1")] },
    { matchExpressions: [is("pool", "b")] },
  ]);
});
