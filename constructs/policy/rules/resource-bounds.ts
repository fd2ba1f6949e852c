import { attribute } from "../attribute";
import { checkContainers } from "../check-containers";
import { expectValue } from "../expect-value";
import { makesPods } from "../makes-pods";
import type { PolicyRule } from "../policy-rule";

const bounds = ["requests", "limits"].flatMap((bound) => ["cpu", "memory"].map((resource) => ({ bound, resource })));

export const resourceBounds: PolicyRule = {
  id: "resource-bounds",
  summary: "Every container states requests and limits for CPU and memory.",
  remedy:
    "state all four; a limit that must be missing, such as CPU for a latency-bound process, is worth an acknowledgement",
  appliesTo: makesPods,
  check: (block) =>
    checkContainers(block, ({ name, body }) =>
      bounds.flatMap(({ bound, resource }) =>
        expectValue({
          attribute: `resources.${bound}.${resource} of container ${name}`,
          value: attribute(body, "resources", bound, resource),
          accepts: (quantity) =>
            quantity !== undefined && quantity !== "" && quantity !== null && !/^0+$/.test(String(quantity)),
          wanted: "a quantity above 0",
          subject: `${name}.${bound}.${resource}`,
        }),
      ),
    ),
};
