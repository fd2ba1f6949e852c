import { podSecurityProblem } from "../../config/pod-security-problem";
import { resolvedEnvironment } from "../support/resolved-environment";

const reason = "the program's worker Jobs have no security context";
const because = "mount folders of the node";

function problems(namespace: object, level: "baseline" | "privileged", scope = "cluster") {
  const environment = resolvedEnvironment({ scope, namespaces: { nodes: namespace } });
  return podSecurityProblem(environment, "prepuller", { namespace: "nodes", level, because });
}

test.each([
  ["baseline", "baseline"],
  ["privileged", "baseline"],
  ["privileged", "privileged"],
] as const)("GIVEN a namespace that enforces %s WHEN pods need %s THEN all is well", (enforced, needed) => {
  expect(problems({ podSecurity: { level: enforced, reason } }, needed)).toEqual([]);
});

test("GIVEN a namespace that says nothing WHEN pods need more than restricted THEN it says why and what to set", () => {
  expect(problems({}, "privileged")).toEqual([
    {
      setting: "",
      message:
        "needs Pod Security privileged in namespace nodes, which enforces restricted: its pods mount folders of the node",
      allowed: "a namespace with podSecurity.level privileged",
      hint: 'set namespaces.nodes.podSecurity to { level: "privileged", reason: "..." }, or put prepuller into a namespace of its own that has it',
    },
  ]);
});

test("GIVEN a namespace that enforces less than is needed WHEN asked THEN that is a problem as well", () => {
  expect(problems({ podSecurity: { level: "baseline", reason } }, "privileged")).toHaveLength(1);
});

test("GIVEN scope namespace WHEN pods need more THEN it does not tell to set what cannot be set", () => {
  expect(problems({}, "baseline", "namespace")[0]?.hint).toBe(
    "leave prepuller out: a namespace that is given cannot be changed from inside it",
  );
});
