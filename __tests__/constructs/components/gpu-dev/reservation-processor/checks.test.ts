import type { ResolvedEnvironment } from "../../../../../config/resolved-environment";
import { buildkit } from "../../../../../constructs/components/builds/buildkit/buildkit";
import { postgres } from "../../../../../constructs/components/data/postgres/postgres";
import { api } from "../../../../../constructs/components/gpu-dev/api/api";
import { devPods } from "../../../../../constructs/components/gpu-dev/dev-pods/dev-pods";
import { reservationProcessor } from "../../../../../constructs/components/gpu-dev/reservation-processor/reservation-processor";
import type { Component } from "../../../../../constructs/contracts/component";
import { resolvedEnvironment } from "../../../../support/resolved-environment";
import { amazon, google } from "../runtime/sample-clouds";
import { smallest } from "./built-processor";

const reason = "a reason that a reviewer can follow later";
const parse = (settings: object) => reservationProcessor.settings.safeParse({ ...smallest, ...settings });

/** Paths that the processor refuses beside other components of the environment. */
function refused(settings: object, beside: Readonly<Record<string, object>> = {}): readonly string[] {
  const own = reservationProcessor.settings.parse({ ...smallest, ...settings });
  const known: readonly Component[] = [postgres, api, devPods, buildkit] as never;
  const components = known.flatMap((description) => {
    const given = beside[description.id];
    if (!given) return [];
    const { home = description.id === "devPods" ? "gpu-dev" : "sample", ...rest } = given as { home?: string };
    return [{ description, namespace: home, settings: description.settings.parse(rest) }];
  });
  const environment = { ...resolvedEnvironment(), components } as unknown as ResolvedEnvironment;
  return (reservationProcessor.check?.(own, environment) ?? []).map(({ setting }) => setting);
}

const push = { registry: "registry.example.com", credentials: { kind: "existing", name: "push" } };
const pods = { image: "registry.example.com/gpu-dev-pod:1" };

describe("numbers", () => {
  test.each([
    ["a queue has no poller", { consumers: { disks: { replicas: 0 } } }],
    ["replicas have no queue", { replicas: 3 }],
    ["a poller has no Jobs", { consumers: { reservations: { maxConcurrentJobs: 0 } } }],
    ["a version is not one", { minCliVersion: "latest" }],
    ["a repository has a tag", { customImages: "registry.example.com/custom:1" }],
    ["a zone is of another region", { cloud: { ...amazon, zone: "us-west-1a" } }],
    ["a cloud is unknown", { cloud: { kind: "azure" } }],
    ["a project is none", { cloud: { kind: "gcp", project: "X", zone: "us-central1-a" } }],
  ])("GIVEN %s THEN the schema refuses it", (_what, settings) => {
    expect(parse(settings).success).toBe(false);
  });

  test.each([
    [{ visibilityTimeoutSeconds: 900 }, ["visibilityTimeoutSeconds"]],
    [{ workers: { deadlineSeconds: 1000 } }, ["visibilityTimeoutSeconds"]],
    [{ visibilityTimeoutSeconds: 959 }, ["visibilityTimeoutSeconds"]],
    [{ visibilityTimeoutSeconds: 960 }, []],
  ])("GIVEN %p THEN a message shows again a minute after its worker's end, or it is refused", (settings, problems) => {
    expect(refused(settings)).toEqual(problems);
  });
});

describe("database connections", () => {
  const engine = (maxConnections: number) => ({ postgres: { engine: { kind: "patroni", maxConnections } } });

  test("GIVEN the defaults of both THEN they fit, with two APIs", () => {
    const login = { kind: "awsRole", region: "us-east-2" };

    expect(refused({}, { postgres: {}, api: { image: "registry.example.com/api:1", login } })).toEqual([]);
  });

  test("GIVEN more workers than connections THEN it is refused: 60 Jobs of 3, and two pollers of 2 that roll", () => {
    expect(refused({}, engine(60 * 3 + 2 * 2 * 2 + 13))).toEqual([]);
    expect(refused({}, engine(60 * 3 + 2 * 2 * 2 + 12))).toEqual(["consumers"]);
  });

  test("GIVEN a second poller THEN its Jobs count too", () => {
    expect(refused({ consumers: { reservations: { replicas: 2 } } }, engine(300))).toEqual(["consumers"]);
  });
});

describe("other components", () => {
  test("GIVEN dev pods in another namespace than the programs name THEN it is refused", () => {
    expect(refused({}, { devPods: { ...pods, home: "pods" } })).toEqual([""]);
    expect(refused({}, { devPods: pods })).toEqual([]);
  });

  test("GIVEN custom images that nobody may build, or as nobody, THEN it is refused", () => {
    const customImages = "registry.example.com/custom";

    expect(refused({ customImages }, { devPods: pods })).toEqual(["customImages"]);
    expect(refused({ customImages }, { devPods: { ...pods, builds: { reason, push } } })).toEqual(["customImages"]);
    expect(refused({ customImages }, { devPods: { ...pods, builds: { reason, push } }, buildkit: {} })).toEqual([]);
  });

  test.each([
    ["no cloud and no password", { kind: "none" }, undefined, ["customImages"]],
    ["Google, which builds have no identity of, and no password", google, undefined, ["customImages"]],
    [
      "the password of another registry",
      { kind: "none" },
      { ...push, registry: "other.example.com" },
      ["customImages"],
    ],
    [
      "the password of another port",
      { kind: "none" },
      { ...push, registry: "registry.example.com:5000" },
      ["customImages"],
    ],
    ["the password of the registry", google, push, []],
    ["Amazon's identity", amazon, undefined, []],
    ["Amazon's identity, and a password that hides it", amazon, push, ["customImages"]],
  ])("GIVEN custom images and %s THEN builds can push, or it is refused", (_what, cloud, given, problems) => {
    const open = { ...pods, inTreeEbs: { reason }, nfsServers: ["*.efs.us-east-2.amazonaws.com"] };
    const builds = { reason, ...(given ? { push: given } : {}) };

    const beside = { devPods: { ...open, builds }, buildkit: {} };

    expect(refused({ cloud, customImages: "registry.example.com/custom" }, beside)).toEqual(problems);
  });

  test("GIVEN Amazon's disks and file systems that dev pods may not mount THEN both are refused", () => {
    const open = { ...pods, inTreeEbs: { reason }, nfsServers: ["*.efs.us-east-2.amazonaws.com"] };

    expect(refused({ cloud: amazon }, { devPods: pods })).toEqual(["cloud", "cloud.sharedFiles"]);
    expect(refused({ cloud: amazon }, { devPods: open })).toEqual([]);
  });

  test.each([
    [{ kind: "none" }, ["cloud"]],
    [{ ...amazon, diskContentsBucket: "another" }, ["cloud.diskContentsBucket"]],
    [amazon, []],
  ])("GIVEN an API that reads a bucket, and %p THEN the two agree or it is refused", (cloud, problems) => {
    const login = { kind: "awsRole", region: "us-east-2" };
    const reader = { image: "registry.example.com/api:1", login, diskContentsBucket: "disk-contents" };

    expect(refused({ cloud }, { api: reader })).toEqual(problems);
  });

  test("GIVEN Amazon THEN it needs cloud identity, named by the setting; without a cloud it needs nothing", () => {
    const needs = (settings: object) =>
      reservationProcessor.needs?.(reservationProcessor.settings.parse({ ...smallest, ...settings }));

    expect(needs({ cloud: amazon })).toEqual([{ capability: "cloudIdentity", setting: "cloud" }]);
    expect(needs({})).toEqual([]);
  });
});
