import { ChartRelease, type ChartReleaseProps } from "../../../constructs/kubernetes/chart-release";
import { synthesized } from "../../support/component-context";
import { FakeCluster } from "../../support/fake-cluster";

const chart = {
  repository: "https://charts.example.com",
  name: "cache",
  version: "1.2.3",
  source: "https://example.com",
};

function release(props: Partial<Omit<ChartReleaseProps, "context">> = {}, cluster = new FakeCluster()) {
  return synthesized(
    (scope, context) => {
      new ChartRelease(scope, "cache", {
        context,
        name: "cache",
        chart,
        values: { replicas: 2, text: "${x}" },
        ...props,
      });
    },
    { cluster },
  ).resource("helm_release");
}

test("GIVEN a row of the version table THEN the release is of exactly that version, into the component's namespace", () => {
  expect(release().body).toMatchObject({
    name: "cache",
    namespace: "sample",
    repository: "https://charts.example.com",
    chart: "cache",
    version: "1.2.3",
  });
});

test("GIVEN values THEN they are one document, in which Terraform reads no templates", () => {
  expect(release().at("values")).toEqual(['{"replicas":2,"text":"$${x}"}']);
});

test("GIVEN a release THEN the deploy waits for all of it, and a failed one is cleaned up, not rolled back", () => {
  expect(release().body).toMatchObject({
    wait: true,
    wait_for_jobs: true,
    atomic: false,
    cleanup_on_fail: true,
    max_history: 5,
    timeout: 600,
  });
});

test("GIVEN a mirror THEN the chart is pulled from it", () => {
  expect(release({}, new FakeCluster({ mirror: "mirror.example.com" })).at("repository")).toBe(
    "oci://mirror.example.com/charts.example.com",
  );
});

test("GIVEN nothing said of CRDs THEN they are left to the platform layer; installed only where said", () => {
  expect(release().at("skip_crds")).toBe(true);
  expect(release({ crds: "install" }).at("skip_crds")).toBe(false);
});

test("GIVEN a timeout THEN it takes the place of 600 seconds", () => {
  expect(release({ timeoutSeconds: 30 }).at("timeout")).toBe(30);
});

test("GIVEN a name of more than 53 characters THEN it is refused", () => {
  expect(() => release({ name: "n".repeat(54) })).toThrow("is 54 characters long; 53 is the limit");
});
