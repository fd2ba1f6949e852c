import { devPods } from "../../../../../constructs/components/gpu-dev/dev-pods/dev-pods";
import { synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import type { Template } from "../../../../support/template";

/** An exception's reason, where the test is not about it. */
export const because = { reason: "a test of what the setting lets in" };

/** Nothing but what has no default, with changes. */
export function devPodsSettings(given: object = {}) {
  return devPods.settings.parse({ image: "registry.example.com/dev:1", ...given });
}

/** The component with those settings, synthesized. */
export function builtDevPods(given: object = {}, cluster = new FakeCluster()): Template {
  return synthesized((scope, context) => devPods.build(scope, devPodsSettings(given), context), { cluster });
}
