import { checkPod } from "../../../constructs/kubernetes/check-pod";
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
