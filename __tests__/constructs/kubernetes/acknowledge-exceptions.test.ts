import type { TerraformResource } from "cdktf";
import type { SecurityException } from "../../../constructs/kubernetes/container";
import { DaemonSet } from "../../../constructs/kubernetes/daemon-set";
import type { PodOptions } from "../../../constructs/kubernetes/pod";
import { policyReport } from "../../../constructs/policy/policy-report";
import { restrictedSecurityContext } from "../../../constructs/policy/rules/restricted-security-context";
import { BaseStack } from "../../../stacks/base-stack";
import { componentContext } from "../../support/component-context";
import { resolvedEnvironment } from "../../support/resolved-environment";
import { sampleContainer, samplePod } from "../../support/sample-pod";
import { unwrittenApp } from "../../support/unwritten-app";

const reason = "mounts file systems of the node for its pods";

/** What the rule says of a daemon set with these pods, after `change` was made to its Terraform. */
function report(pod: Partial<PodOptions>, change: (made: TerraformResource) => void = () => {}) {
  const stack = new BaseStack(unwrittenApp(), resolvedEnvironment(), "apps", { outdir: "", kubeconfigPaths: [] });
  const set = new DaemonSet(stack, "agent", { context: componentContext(), name: "agent", pod: samplePod(pod) });
  change(set.node.findChild("daemon-set") as TerraformResource);
  const { failures, acknowledged } = policyReport([stack], [restrictedSecurityContext]);
  return {
    failures: failures.map(({ message }) => message),
    acknowledged: acknowledged.map(({ rule }) => rule.replace(/^restricted-security-context/, "")),
    reasons: [...new Set(acknowledged.map((each) => each.reason))],
  };
}

const excepting = (...exceptions: readonly SecurityException[]) => ({
  containers: [sampleContainer({ exceptions })] as const,
});

test("GIVEN no exception THEN nothing is acknowledged and nothing is found", () => {
  expect(report({})).toMatchObject({ failures: [], acknowledged: [] });
});

test.each<[string, Partial<PodOptions>, readonly string[]]>([
  ["root", excepting({ allows: "root", reason }), ["main.run_as_non_root", "main.run_as_user"]],
  ["privileged", excepting({ allows: "privileged", reason }), ["main.privileged", "main.allow_privilege_escalation"]],
  ["privilege escalation", excepting({ allows: "privilegeEscalation", reason }), ["main.allow_privilege_escalation"]],
  ["a writable root", excepting({ allows: "writableRoot", reason }), ["main.read_only_root_filesystem"]],
  ["no seccomp", excepting({ allows: "unconfinedSeccomp", reason }), ["main.seccomp_profile.type"]],
  [
    "a capability of root",
    excepting({ allows: "root", reason }, { allows: "capability", capability: "SYS_ADMIN", reason }),
    ["main.run_as_non_root", "main.run_as_user", "main.capabilities.add"],
  ],
  ["the node's network", { hostNetwork: { reason } }, ["pod.host_network"]],
  [
    "a folder of the node",
    {
      volumes: { run: { hostPath: "/run", hostPathType: "Directory", reason }, tmp: { scratch: { sizeLimit: "1Mi" } } },
    },
    ["pod.volume.run"],
  ],
])("GIVEN %s THEN exactly its findings are acknowledged, with its reason", (_what, pod, findings) => {
  expect(report(pod)).toEqual({
    failures: [],
    acknowledged: findings.map((finding) => `[${finding}]`),
    reasons: [reason],
  });
});

test("GIVEN an init container's exception THEN it is acknowledged for that container", () => {
  const initContainers = [sampleContainer({ name: "init", exceptions: [{ allows: "root", reason }] })];

  expect(report({ initContainers })).toMatchObject({
    failures: [],
    acknowledged: ["[init.run_as_non_root]", "[init.run_as_user]"],
  });
});

test("GIVEN several exceptions from one demand THEN it is acknowledged once, with every reason", () => {
  const other = "locks the memory that network cards write to";
  const pod = excepting(
    { allows: "root", reason },
    { allows: "capability", capability: "SYS_ADMIN", reason },
    { allows: "capability", capability: "IPC_LOCK", reason: other },
  );

  expect(report(pod)).toMatchObject({ failures: [], reasons: [reason, `${reason}; ${other}`] });
  expect(report(excepting({ allows: "privileged", reason }, { allows: "privilegeEscalation", reason }))).toMatchObject({
    failures: [],
    acknowledged: ["[main.privileged]", "[main.allow_privilege_escalation]"],
  });
});

test("GIVEN the one capability that restricted admits THEN there is nothing to acknowledge for it", () => {
  const low: SecurityException = { allows: "capability", capability: "NET_BIND_SERVICE", reason };

  expect(report(excepting({ allows: "root", reason }, low)).failures).toEqual([]);
  expect(report(excepting({ allows: "root", reason }, low)).acknowledged).not.toContain("[main.capabilities.add]");
});

test("GIVEN an exception of one container THEN the same in another is still found, and so is anything else in it", () => {
  const containers = [
    sampleContainer({ exceptions: [{ allows: "privileged", reason }] }),
    sampleContainer({ name: "side" }),
  ] as const;
  const security = (container: number) => `spec.template.spec.container.${container}.security_context`;

  expect(
    report({ containers }, (made) => {
      made.addOverride(`${security(1)}.privileged`, true);
      made.addOverride(`${security(0)}.run_as_non_root`, false);
    }).failures,
  ).toEqual(["run_as_non_root of main is false; it must be true", "privileged of side is true; it must be false"]);
});

test("GIVEN an exception that the Terraform no longer makes use of THEN its acknowledgement is found out", () => {
  const spoilt = report({ hostNetwork: { reason } }, (made) =>
    made.addOverride("spec.template.spec.host_network", false),
  );

  expect(spoilt.failures).toEqual([
    `the acknowledgement of restricted-security-context[pod.host_network] matches no finding; its reason was: ${reason}`,
  ]);
});

test("GIVEN a reason that says nothing THEN it is refused", () => {
  expect(() => report({ hostNetwork: { reason: "needed" } })).toThrow("needs a reason of at least 20 characters");
});
