import { resourceBounds } from "../../../../constructs/policy/rules/resource-bounds";
import { describeRule } from "../support/describe-rule";
import type { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";
import { container, workload } from "../support/workload";

const both = { cpu: "1", memory: "1Gi" };

function bounds(resources: unknown, kind: "container" | "init_container" = "container") {
  return (stack: PolicyStack) =>
    void resource(
      stack,
      "kubernetes_cron_job_v1",
      workload({ [kind]: [container({ resources })] }, "kubernetes_cron_job_v1"),
    );
}

describeRule(resourceBounds, {
  compliant: {
    "all four": bounds({ requests: both, limits: both }),
    "all four and a GPU, as a list of one": bounds([{ requests: both, limits: { ...both, "nvidia.com/gpu": "1" } }]),
  },
  violations: {
    none: {
      given: bounds(undefined, "init_container"),
      says: [
        "resources.requests.cpu of container api is not set; it must be a quantity above 0",
        "resources.requests.memory of container api is not set; it must be a quantity above 0",
        "resources.limits.cpu of container api is not set; it must be a quantity above 0",
        "resources.limits.memory of container api is not set; it must be a quantity above 0",
      ],
    },
    "no memory limit": {
      given: bounds({ requests: both, limits: { cpu: "1" } }),
      says: ["resources.limits.memory of container api is not set; it must be a quantity above 0"],
    },
    zero: {
      given: bounds({ requests: { ...both, cpu: 0 }, limits: both }),
      says: ["resources.requests.cpu of container api is 0; it must be a quantity above 0"],
    },
  },
  unknown: {
    "one quantity": {
      given: bounds({ requests: { ...both, cpu: "${var.cpu}" }, limits: both }),
      says: ['resources.requests.cpu of container api is "${var.cpu}", which only Terraform knows'],
    },
    "all limits": {
      given: bounds({ requests: both, limits: "${local.limits}" }),
      says: [
        'resources.limits.cpu of container api is "${local.limits}", which only Terraform knows',
        'resources.limits.memory of container api is "${local.limits}", which only Terraform knows',
      ],
    },
  },
});
