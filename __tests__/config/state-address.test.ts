import type { StateSettings } from "../../config/schema/state";
import { stateAddress, stateLocation } from "../../config/state-address";

const kubernetes = { kind: "kubernetes", kubeconfig: { context: "c" }, namespace: "tf" } as const;

const cases: readonly (readonly [StateSettings, address: string, location: string])[] = [
  [{ kind: "local" }, "lab/data.tfstate", "local files: lab/..."],
  [{ kind: "local", prefix: "a/b" }, "a/b/data.tfstate", "local files: a/b/..."],
  [{ kind: "s3", bucket: "b", region: "us-east-2" }, "lab/data.tfstate", "s3://b: lab/..."],
  [{ kind: "gcs", bucket: "b", prefix: "p" }, "p/data.tfstate", "gs://b: p/..."],
  [kubernetes, "lab-data", "context c, namespace tf: lab-..."],
  [{ ...kubernetes, prefix: "p" }, "p-data", "context c, namespace tf: p-..."],
];

test.each(cases)("%j keeps the state of layer data at %s", (state, address, location) => {
  // GIVEN an environment with that state
  const environment = { name: "lab", state };

  // THEN its layers have addresses of their own below one place
  expect(stateAddress(environment, "data")).toBe(address);
  expect(stateLocation(environment)).toBe(location);
});
