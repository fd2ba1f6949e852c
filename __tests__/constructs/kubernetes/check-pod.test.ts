import { checkPod } from "../../../constructs/kubernetes/check-pod";
import type { SecurityException } from "../../../constructs/kubernetes/container";
import type { PodOptions } from "../../../constructs/kubernetes/pod";
import { sampleContainer, samplePod } from "../../support/sample-pod";

const mounting = (volume: string) => samplePod({ containers: [sampleContainer({ mounts: [{ volume, path: "/x" }] })] });

test("GIVEN a mount of a volume or a claim THEN the pod is taken", () => {
  expect(() =>
    checkPod("app", { ...mounting("tmp"), volumes: { tmp: { scratch: { sizeLimit: "1Mi" } } } }),
  ).not.toThrow();
  expect(() => checkPod("app", mounting("data"), ["data"])).not.toThrow();
});

test("GIVEN mounts without a volume and a port name that Kubernetes refuses THEN both are told at once", () => {
  const pod = samplePod({
    containers: [sampleContainer({ mounts: [{ volume: "dta", path: "/x" }], ports: { "much-too-long-name": 80 } })],
  });
  expect(() => checkPod("app", pod, ["data"])).toThrow(
    [
      "pods of app:",
      "  container main mounts dta; volumes: data",
      "  container main names a port much-too-long-name; at most 15 lower-case letters, digits and hyphens",
    ].join("\n"),
  );
});

const reason = "mounts file systems of the node for its pods";
const sysAdmin = { allows: "capability", capability: "SYS_ADMIN", reason } as const;
const excepting = (...exceptions: readonly SecurityException[]) =>
  samplePod({ containers: [sampleContainer({ exceptions })] });

test.each<[string, PodOptions, string]>([
  ["a capability without root", excepting(sysAdmin), "is given SYS_ADMIN, which has no effect without root"],
  [
    "a capability by the kernel's name",
    excepting({ allows: "root", reason }, { ...sysAdmin, capability: "CAP_SYS_ADMIN" }),
    "is given CAP_SYS_ADMIN; leave CAP_ out",
  ],
  ["root for the whole pod", samplePod({ user: { uid: 0, gid: 0 } }), "user 0 is root"],
  [
    "network rules on the node's network",
    samplePod({ hostNetwork: { reason }, accepts: [{ ports: [80], from: "members" }] }),
    "no network policy reaches: leave accepts and connectsTo out",
  ],
  [
    "connections from the node's network",
    samplePod({ hostNetwork: { reason }, connectsTo: [{ kind: "addresses", cidrs: ["10.0.0.1/32"], ports: [1] }] }),
    "no network policy reaches: leave accepts and connectsTo out",
  ],
])("GIVEN %s THEN it is refused, for it would silently not work", (_what, pod, message) => {
  expect(() => checkPod("app", pod)).toThrow(message);
});

test.each<[string, PodOptions]>([
  ["root with a capability", excepting({ allows: "root", reason }, sysAdmin)],
  ["a program whose file brings the capability", excepting({ allows: "privilegeEscalation", reason }, sysAdmin)],
  ["the node's network alone", samplePod({ hostNetwork: { reason } })],
])("GIVEN %s THEN the pod is taken", (_what, pod) => {
  expect(() => checkPod("app", pod)).not.toThrow();
});
