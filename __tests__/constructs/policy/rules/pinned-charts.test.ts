import { CustomResources } from "../../../../constructs/core/custom-resources";
import { pinnedCharts } from "../../../../constructs/policy/rules/pinned-charts";
import { describeRule } from "../support/describe-rule";
import type { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";

function release(body: Readonly<Record<string, unknown>>) {
  return (stack: PolicyStack) =>
    void resource(stack, "helm_release", { chart: "kueue", repository: "oci://registry.k8s.io/charts", ...body });
}

describeRule(pinnedCharts, {
  compliant: {
    "exact version": release({ version: "1.2.3" }),
    "version with a v": release({ version: "v1.18.2" }),
    prerelease: release({ version: "1.0.0-rc.1+build.5" }),
    "chart of the stack": (stack) =>
      void new CustomResources(stack, "objects", {
        name: "objects",
        namespace: "apps",
        objects: [{ apiVersion: "kueue.x-k8s.io/v1beta1", kind: "ResourceFlavor", metadata: { name: "default" } }],
      }),
  },
  violations: {
    "no version": { given: release({}), says: ["version is not set; it must be one exact version, such as 1.2.3"] },
    range: {
      given: release({ version: "^1.2.0" }),
      says: ['version is "^1.2.0"; it must be one exact version, such as 1.2.3'],
    },
    "two numbers": {
      given: release({ version: "1.2" }),
      says: ['version is "1.2"; it must be one exact version, such as 1.2.3'],
    },
    prereleases: {
      given: release({ version: "1.2.3", devel: true }),
      says: ["devel is true, which takes any newer prerelease"],
    },
    "local path with a repository": {
      given: release({ chart: "${path.module}/chart" }),
      says: ["version is not set; it must be one exact version, such as 1.2.3"],
    },
  },
  unknown: {
    version: {
      given: release({ version: "${var.version}" }),
      says: ['version is "${var.version}", which only Terraform knows'],
    },
  },
});
