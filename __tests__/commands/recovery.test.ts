import { recoveryFrom } from "../../commands/support/recovery";

const lost = [
  'Error: Failed to create limit range: limitranges "container-defaults" already exists',
  "  with kubernetes_limit_range_v1.namespaces_gpu-dev_limits_AF04A279,",
  "  on cdk.tf.json line 109, in resource.kubernetes_limit_range_v1.namespaces_gpu-dev_limits_AF04A279:",
].join("\n");

const protectedTaint = [
  "Error: Instance cannot be destroyed",
  "  on cdk.tf.json line 1408, in resource.kubernetes_stateful_set_v1.postgres_cluster_members_stateful-set_1A2B3C4D:",
  "Resource kubernetes_stateful_set_v1.postgres_cluster_members_stateful-set_1A2B3C4D",
  "has lifecycle.prevent_destroy set, but the plan calls for this resource to be",
  "destroyed.",
].join("\n");

describe("what an interrupted deploy left in the way", () => {
  test("an object whose making never reached the state is to be adopted", () => {
    expect(recoveryFrom([lost])).toEqual({
      adopt: ["kubernetes_limit_range_v1.namespaces_gpu-dev_limits_AF04A279"],
      untaint: [],
    });
  });

  test("a protected resource that would be replaced is to lose its taint", () => {
    expect(recoveryFrom([protectedTaint])).toEqual({
      adopt: [],
      untaint: ["kubernetes_stateful_set_v1.postgres_cluster_members_stateful-set_1A2B3C4D"],
    });
  });

  test("each resource once, however often Terraform says it", () => {
    expect(recoveryFrom([lost, lost]).adopt).toHaveLength(1);
  });

  test("any other error is a person's to mend", () => {
    const forbidden = "Error: namespaces is forbidden\n  with kubernetes_namespace_v1.namespaces_x_1,";
    expect(recoveryFrom([forbidden])).toEqual({ adopt: [], untaint: [] });
  });
});
