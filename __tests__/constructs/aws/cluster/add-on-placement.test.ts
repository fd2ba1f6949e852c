import { addOnPlacement } from "../../../../constructs/aws/cluster/add-on-placement";
import { eksSite, eksTarget } from "../../../support/eks-target";
import { clusterTemplate, configuration } from "./cluster-template";

const { system } = eksTarget.nodePools;
const critical = { key: "CriticalAddonsOnly", operator: "Exists" };

function placement(nodePools: Readonly<Record<string, object>>) {
  return addOnPlacement(eksSite({ nodePools }));
}

describe("controllers of add-ons", () => {
  test("GIVEN one pool for the system THEN they run there", () => {
    expect(placement({ system })).toEqual({
      nodeSelector: { NodeType: "cpu" },
      tolerations: [critical],
    });
  });

  test("GIVEN several THEN they run on any of them, and on no other pool", () => {
    const builds = { purpose: "build", machines: ["c7i.8xlarge"], nodes: { min: 0, max: 2 } };

    expect(placement({ system, more: system, builds }).nodeSelector).toEqual({ NodeType: "cpu" });
  });

  test("GIVEN taints of the system's nodes THEN they bear them, with and without a value", () => {
    const taints = [
      { key: "dedicated", value: "system", effect: "NoSchedule" },
      { key: "critical", effect: "NoExecute" },
    ];

    expect(placement({ system, more: { ...system, taints } }).tolerations).toEqual([
      critical,
      { key: "dedicated", operator: "Equal", value: "system", effect: "NoSchedule" },
      { key: "critical", operator: "Equal", value: "", effect: "NoExecute" },
    ]);
  });
});

test("GIVEN a taint on every node of the system THEN each add-on whose pods need one of them bears it", () => {
  const taint = { key: "dedicated", value: "system", effect: "NoSchedule" };
  const template = clusterTemplate({
    nodePools: { system: { ...system, taints: [taint] } },
    sharedFiles: { fileSystems: { shared: {} } },
  });
  const tolerations = [critical, { ...taint, operator: "Equal" }];

  for (const name of ["coredns", "snapshot-controller"]) {
    expect(configuration(template, name)).toMatchObject({ tolerations });
  }
  for (const name of ["aws-ebs-csi-driver", "aws-efs-csi-driver"]) {
    expect(configuration(template, name)).toMatchObject({ controller: { tolerations } });
  }
});

describe("GIVEN a cluster WHEN its add-ons are configured", () => {
  const template = clusterTemplate({ sharedFiles: { fileSystems: { shared: {} } } });
  const onSystem = { nodeSelector: { NodeType: "cpu" }, tolerations: [critical] };

  test.each(["aws-ebs-csi-driver", "aws-efs-csi-driver"])(
    "THEN the controller of %s is on the system's nodes",
    (name) => {
      expect(configuration(template, name)).toEqual({ controller: onSystem });
    },
  );

  test.each(["coredns", "snapshot-controller"])("THEN %s is on the system's nodes", (name) => {
    expect(configuration(template, name)).toMatchObject(onSystem);
  });

  test("THEN CoreDNS is two pods at least, of which one may go at a time, in several zones", () => {
    expect(configuration(template, "coredns")).toMatchObject({
      autoScaling: { enabled: true, minReplicas: 2, maxReplicas: 10 },
      podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
      topologySpreadConstraints: [{ topologyKey: "topology.kubernetes.io/zone" }],
    });
  });

  test("THEN what watches GPUs runs on nodes with the taint of GPUs", () => {
    expect(configuration(template, "eks-node-monitoring-agent")).toEqual({
      dcgmAgent: { tolerations: [{ operator: "Exists" }] },
    });
  });

  test("THEN no configuration takes away the tolerations that pods on every node have by themselves", () => {
    for (const name of ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"]) {
      expect(configuration(template, name) ?? {}).not.toHaveProperty("tolerations");
    }
    for (const name of ["aws-ebs-csi-driver", "aws-efs-csi-driver"]) {
      expect(configuration(template, name)).not.toHaveProperty("node");
    }
    expect(configuration(template, "eks-node-monitoring-agent")).not.toHaveProperty("nodeAgent");
  });
});
