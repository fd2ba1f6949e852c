import { recoveryFrom } from "../../commands/support/recovery";
import { terraformErrors } from "../../commands/support/terraform-errors";

const log = [
  '2026-11-21T13:41:55.689Z [ERROR] provider: error encountered while scanning stdout: error="read |0: file already closed"',
  '2026-11-21T13:41:58.100Z [ERROR] vertex "kubernetes_limit_range_v1.namespaces_gpu-dev_limits_AF04A279" error: Failed to create limit range: limitranges "container-defaults" already exists',
  '2026-11-21T13:41:59.453Z [ERROR] vertex "kubernetes_stateful_set_v1.members_1ACBB9FF" error: Instance cannot be destroyed',
  '2026-11-21T13:41:59.453Z [ERROR] vertex "kubernetes_stateful_set_v1.members_1ACBB9FF (expand)" error: Instance cannot be destroyed',
  '2026-11-21T13:42:00.000Z [ERROR] vertex "kubernetes_role_v1.role_12345678" error: roles is forbidden',
].join("\n");

describe("Terraform's own log of errors", () => {
  test("tells each resource's error once", () => {
    expect(terraformErrors(log)).toEqual([
      {
        address: "kubernetes_limit_range_v1.namespaces_gpu-dev_limits_AF04A279",
        message: 'Failed to create limit range: limitranges "container-defaults" already exists',
      },
      { address: "kubernetes_stateful_set_v1.members_1ACBB9FF", message: "Instance cannot be destroyed" },
      { address: "kubernetes_role_v1.role_12345678", message: "roles is forbidden" },
    ]);
  });

  test("tells nothing of a run without errors", () => {
    expect(terraformErrors("")).toEqual([]);
  });
});

describe("what a failed deploy left in the way", () => {
  test("an object whose making never reached the state is adopted, a protected one loses its taint, the rest is a person's", () => {
    expect(recoveryFrom(terraformErrors(log))).toEqual({
      adopt: ["kubernetes_limit_range_v1.namespaces_gpu-dev_limits_AF04A279"],
      untaint: ["kubernetes_stateful_set_v1.members_1ACBB9FF"],
    });
  });
});
