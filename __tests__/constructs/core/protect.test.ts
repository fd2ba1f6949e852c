import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { TerraformStack } from "cdktf";
import { protect, statefulKey } from "../../../constructs/core/protect";
import { Template } from "../../support/template";
import { unwrittenApp } from "../../support/unwritten-app";

function protectedMap(deletionProtection: boolean) {
  const stack = new TerraformStack(unwrittenApp(), "stack");
  const map = new ConfigMapV1(stack, "map", { metadata: {}, lifecycle: { ignoreChanges: ["data"] } });
  protect(map, deletionProtection);
  return { map, block: Template.of(stack).resource("kubernetes_config_map_v1") };
}

test("GIVEN deletion protection THEN Terraform refuses to destroy it, and its other lifecycle stays", () => {
  expect(protectedMap(true).block.at("lifecycle")).toEqual({ ignore_changes: ["data"], prevent_destroy: true });
});

test("GIVEN an environment that comes and goes THEN Terraform may destroy it", () => {
  expect(protectedMap(false).block.at("lifecycle")).toEqual({ ignore_changes: ["data"] });
});

test.each([true, false])(
  "GIVEN deletion protection %j THEN it is marked, so that its address is pinned",
  (deletionProtection) => {
    const { map } = protectedMap(deletionProtection);

    expect(map.node.metadata.map((entry) => entry.type)).toContain(statefulKey);
  },
);
