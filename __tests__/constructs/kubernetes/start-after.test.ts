import { Deployment } from "../../../constructs/kubernetes/deployment";
import { Secret } from "../../../constructs/kubernetes/secret";
import { synthesized } from "../../support/component-context";
import { sampleContainer, samplePod } from "../../support/sample-pod";

const variable = (name: string) => ({ SECRET: { secret: { name, revision: "1" }, key: "PASSWORD" } });

function dependencies(reads: string): readonly string[] {
  return synthesized((scope, context) => {
    for (const name of ["read", "unread"]) {
      const source = { kind: "generated", revision: 1 } as const;
      new Secret(scope, name, { context, name, source, passwords: { PASSWORD: 32 } });
    }
    const pod = samplePod({ containers: [sampleContainer({ env: variable(reads) })] });
    new Deployment(scope, "app", { context, name: "app", replicas: 1, pod });
  }).resource("kubernetes_deployment_v1").dependsOn;
}

test("GIVEN a pod that reads a secret of its stack THEN its workload waits for that secret and no other: a rotated password must be there before the roll", () => {
  const waited = dependencies("read").filter((address) => address.startsWith("kubernetes_secret_v1."));
  expect(waited).toHaveLength(1);
  expect(waited[0]).toContain("read_secret");
  expect(waited[0]).not.toContain("unread");
});

test("GIVEN a pod that reads a secret made elsewhere THEN there is nothing to wait for", () => {
  expect(dependencies("elsewhere").filter((address) => address.startsWith("kubernetes_secret_v1."))).toEqual([]);
});
