import { readFileSync } from "node:fs";
import { updaterAccess } from "../../../../../constructs/components/gpu-dev/availability-updater/updater-access";
import { expiryAccess } from "../../../../../constructs/components/gpu-dev/reservation-expiry/expiry-access";
import { pollerAccess } from "../../../../../constructs/components/gpu-dev/reservation-processor/poller-access";
import {
  workerAccess,
  workerClusterAccess,
} from "../../../../../constructs/components/gpu-dev/reservation-processor/worker-access";
import type { RoleRule } from "../../../../../constructs/kubernetes/role-rule";

/** The rows that a page tells of some rights. */
function rows(rules: readonly RoleRule[]): readonly string[] {
  return rules.map(({ apiGroups, resources, verbs, reason }) => {
    const group = apiGroups[0] ? `${apiGroups[0]}/` : "";
    return `| ${resources.map((resource) => `\`${group}${resource}\``).join(", ")} | ${verbs.join(", ")} | ${reason} |`;
  });
}

test.each([
  ["reservation-processor", [pollerAccess, workerAccess, workerClusterAccess]],
  ["availability-updater", [updaterAccess]],
  ["reservation-expiry", [expiryAccess]],
])("GIVEN the page of %s THEN its tables of rights are the roles' own rules, row by row", (component, roles) => {
  const page = readFileSync(`constructs/components/gpu-dev/${component}/README.md`, "utf8");
  const told = page.split("\n").filter((line) => /^\| `[a-z/]+` \| [a-z, ]+ \|/.test(line));

  expect(told).toEqual(roles.flatMap(rows));
});
