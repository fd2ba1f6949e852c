import type { Layer } from "../../config/layer";
import { BaseStack } from "../../stacks/base-stack";
import { eksTarget } from "../support/eks-target";
import { resolvedEnvironment } from "../support/resolved-environment";
import { Template } from "../support/template";
import { unwrittenApp } from "../support/unwritten-app";

function backend(state: object, kubeconfigPaths: readonly string[] = ["~/.kube/config"]): unknown {
  const stack = new BaseStack(unwrittenApp(), resolvedEnvironment({ state }), "data", { outdir: "", kubeconfigPaths });
  return Template.of(stack).at("terraform", "backend");
}

// Compared as a whole: a second backend beside the right one is an error to Terraform.

test("GIVEN local THEN the state is a file beside the program, the same path on every machine", () => {
  expect(backend({ kind: "local" })).toEqual({ local: { path: "../../../state/sample/data.tfstate" } });
});

test("GIVEN s3 THEN the state is encrypted and locked by S3 itself", () => {
  expect(backend({ kind: "s3", bucket: "states", region: "us-east-2" })).toEqual({
    s3: { bucket: "states", key: "sample/data.tfstate", region: "us-east-2", encrypt: true, use_lockfile: true },
  });
});

test("GIVEN s3 with a key THEN it encrypts", () => {
  const kmsKey = "arn:aws:kms:us-east-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  expect(backend({ kind: "s3", bucket: "states", region: "us-east-2", kmsKey })).toMatchObject({
    s3: { kms_key_id: kmsKey },
  });
});

describe("GIVEN s3 with a bucket that the environment makes", () => {
  const backendOf = (layer: Layer, stateIn: "local" | "bucket", prefix?: string) => {
    const state = { kind: "s3", bucket: "states", region: "us-east-2", prefix, bootstrap: { stateIn } };
    const environment = resolvedEnvironment({ target: eksTarget, state });
    const stack = new BaseStack(unwrittenApp(), environment, layer, { outdir: "", kubeconfigPaths: [] });
    return Template.of(stack).at("terraform", "backend");
  };
  const key = "arn:aws:kms:us-east-2:111122223333:alias/sample-state";
  const inBucket = { bucket: "states", region: "us-east-2", encrypt: true, use_lockfile: true, kms_key_id: key };

  test.each(["local", "bucket"] as const)(
    "WHEN its own state is in: %s THEN all other states are in the bucket, encrypted with its key",
    (stateIn) => {
      expect(backendOf("network", stateIn)).toEqual({ s3: { ...inBucket, key: "sample/network.tfstate" } });
    },
  );

  test("WHEN its own state is local THEN it is a file, for there is no bucket yet", () => {
    expect(backendOf("state", "local")).toEqual({ local: { path: "../../../state/sample/state.tfstate" } });
  });

  test("WHEN its own state is local and states have a folder of their own THEN it is in a folder of that name", () => {
    expect(backendOf("state", "local", "team/a")).toEqual({ local: { path: "../../../state/team/a/state.tfstate" } });
  });

  test("WHEN its own state is in the bucket THEN it lies beside the others", () => {
    expect(backendOf("state", "bucket")).toEqual({ s3: { ...inBucket, key: "sample/state.tfstate" } });
  });
});

test("GIVEN gcs THEN the state has a folder of its own, encrypted with the key where one is named", () => {
  const kmsKey = "projects/p/locations/global/keyRings/r/cryptoKeys/k";

  expect(backend({ kind: "gcs", bucket: "states" })).toEqual({ gcs: { bucket: "states", prefix: "sample/data" } });
  expect(backend({ kind: "gcs", bucket: "states", kmsKey })).toMatchObject({ gcs: { kms_encryption_key: kmsKey } });
});

describe("GIVEN kubernetes", () => {
  const state = { kind: "kubernetes", namespace: "states", kubeconfig: { context: "lab" } };
  const always = { secret_suffix: "sample-data", namespace: "states", config_context: "lab" };

  test("THEN the state is a Secret of a named context, found in the machine's kubeconfig", () => {
    expect(backend(state)).toEqual({ kubernetes: { ...always, config_path: "~/.kube/config" } });
  });

  test("WHEN the machine has several kubeconfigs THEN all are searched", () => {
    expect(backend(state, ["/a", "/b"])).toEqual({ kubernetes: { ...always, config_paths: ["/a", "/b"] } });
  });

  test("WHEN the environment names a file THEN it is that one", () => {
    expect(backend({ ...state, kubeconfig: { context: "lab", path: "/lab" } })).toEqual({
      kubernetes: { ...always, config_path: "/lab" },
    });
  });
});

test.each([
  [{ kind: "local", prefix: "team" }, { local: { path: "../../../state/team/data.tfstate" } }],
  [{ kind: "s3", bucket: "states", region: "us-east-2", prefix: "team/a" }, { s3: { key: "team/a/data.tfstate" } }],
  [{ kind: "gcs", bucket: "states", prefix: "team" }, { gcs: { prefix: "team/data" } }],
  [
    { kind: "kubernetes", namespace: "n", kubeconfig: { context: "c" }, prefix: "team" },
    { kubernetes: { secret_suffix: "team-data" } },
  ],
])("GIVEN a prefix in %j THEN it takes the place of the environment's name", (state, expected) => {
  expect(backend(state)).toMatchObject(expected);
});

test("GIVEN two layers THEN each has a state of its own", () => {
  const stacks = (["data", "apps"] as const).map(
    (layer) => new BaseStack(unwrittenApp(), resolvedEnvironment(), layer, { outdir: "", kubeconfigPaths: [] }),
  );

  expect(new Set(stacks.map((stack) => JSON.stringify(Template.of(stack).at("terraform", "backend")))).size).toBe(2);
});
