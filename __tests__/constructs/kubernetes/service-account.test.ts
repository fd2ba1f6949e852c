import { ServiceAccount, type ServiceAccountProps } from "../../../constructs/kubernetes/service-account";
import { synthesized } from "../../support/component-context";
import { FakeCluster } from "../../support/fake-cluster";

const bucket = { kind: "objectStorage", bucket: "disks", access: "read" } as const;

function account(props: Partial<Omit<ServiceAccountProps, "context">> = {}, cluster = new FakeCluster()) {
  return synthesized(
    (scope, context) => {
      new ServiceAccount(scope, "account", { context, name: "api", ...props });
    },
    { cluster },
  ).resource("kubernetes_service_account_v1");
}

test("GIVEN an account THEN its token is mounted nowhere by itself", () => {
  expect(account().body).toMatchObject({
    metadata: { name: "api", namespace: "sample" },
    automount_service_account_token: false,
  });
});

test("GIVEN an account whose pods call the API THEN still no other pod gets its token", () => {
  expect(account({ kubernetesApi: "called" }).at("automount_service_account_token")).toBe(false);
});

test("GIVEN an account of pods that a program makes THEN its token is mounted where the pod says nothing", () => {
  expect(account({ kubernetesApi: "calledByCreatedPods" }).at("automount_service_account_token")).toBe(true);
});

test("GIVEN grants THEN the target binds them to the account, which carries what the target says", () => {
  const cluster = new FakeCluster();
  const rendered = account({ grants: [bucket] }, cluster);

  expect(cluster.identityRequests).toEqual([{ namespace: "sample", serviceAccount: "api", grants: [bucket] }]);
  expect(rendered.at("metadata", "annotations")).toEqual({ "fake.cloud/identity": "api" });
});

test("GIVEN no grants THEN the account is plain, on any target", () => {
  const rendered = account({}, new FakeCluster({ capabilities: [] }));

  expect(Object.keys((rendered.at("metadata", "annotations") ?? {}) as object)).toEqual([]);
});

test("GIVEN grants on a target without cloud identity THEN they are refused", () => {
  expect(() => account({ grants: [bucket] }, new FakeCluster({ capabilities: [] }))).toThrow("no cloud identity");
});

test("GIVEN grants THEN the account knows where its pods get their credentials; GIVEN none THEN nowhere", () => {
  const endpoints: unknown[] = [];
  synthesized((scope, context) => {
    for (const grants of [[bucket], []]) {
      const made = new ServiceAccount(scope, `account-${grants.length}`, { context, name: "api", grants });
      endpoints.push(made.credentialEndpoints);
    }
  });

  expect(endpoints).toEqual([[{ kind: "addresses", cidrs: ["192.0.2.23/32"], ports: [80] }], []]);
});
