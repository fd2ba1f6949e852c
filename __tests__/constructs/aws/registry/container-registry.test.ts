import { MirroredRegistry } from "../../../../constructs/core/mirrored-registry";
import { eksTarget } from "../../../support/eks-target";
import { statements, storageStack } from "../storage/storage-stack";

const registry = (settings: object, environment = {}) => storageStack({ registry: settings }, environment);
const credentials = "arn:aws:secretsmanager:us-east-2:111122223333:secret:ecr-pullthroughcache/hub-AbCdEf";

interface LifecycleRule {
  readonly selection: Readonly<Record<string, unknown>>;
}
const rules = (policy: unknown) =>
  (JSON.parse(String(policy)) as { rules: readonly LifecycleRule[] }).rules.map(({ selection }) => selection);

describe("a repository", () => {
  const template = registry({ repositories: { "gpu-dev/api": {} } });

  test("GIVEN its name THEN it has that name, tags that stay, a scan of every push, and the environment's own key", () => {
    expect(template.resource("aws_ecr_repository").body).toMatchObject({
      name: "gpu-dev/api",
      image_tag_mutability: "IMMUTABLE",
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [
        { encryption_type: "KMS", kms_key: `\${${template.resource("aws_kms_key").address}.arn}` },
      ],
    });
    expect(template.resource("aws_kms_alias").at("name")).toBe("alias/sample-images");
  });

  test("GIVEN images in it THEN it is not deleted with them; GIVEN deletion protection THEN never", () => {
    const lifecycle = (deletionProtection: boolean) =>
      registry({ repositories: { api: {} } }, { deletionProtection })
        .resource("aws_ecr_repository")
        .at("lifecycle", "prevent_destroy");

    expect(template.resource("aws_ecr_repository").at("force_delete")).toBe(false);
    expect(lifecycle(true)).toBe(true);
    expect(lifecycle(false)).toBeUndefined();
  });

  test("GIVEN nothing THEN the ten newest tags are kept and what has none a week; platforms of an image do not count", () => {
    const kept = (settings: object) =>
      rules(
        registry({ repositories: { api: settings } })
          .resource("aws_ecr_lifecycle_policy")
          .at("policy"),
      );

    expect(kept({})).toEqual([
      { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 },
      { tagStatus: "tagged", tagPatternList: ["*"], countType: "imageCountMoreThan", countNumber: 10 },
    ]);
    expect(kept({ keepImages: 3 })[1]).toMatchObject({ countNumber: 3 });
  });

  test("GIVEN repositories alone THEN nothing of the registry itself is touched, which other environments share", () => {
    expect(template.resources().map(({ type }) => type)).toEqual([
      "aws_ecr_lifecycle_policy",
      "aws_ecr_repository",
      "aws_kms_alias",
      "aws_kms_key",
    ]);
  });
});

describe("a cache of an upstream", () => {
  const template = registry({ pullThrough: { "docker.io": { credentials }, "quay.io": {} } });
  const rule = (upstream: string) =>
    template.resources("aws_ecr_pull_through_cache_rule").find((each) => each.at("ecr_repository_prefix") === upstream);

  test("GIVEN upstreams THEN each is cached below its own name, with credentials where it has them", () => {
    expect(rule("docker.io")?.body).toMatchObject({
      upstream_registry_url: "registry-1.docker.io",
      credential_arn: credentials,
    });
    expect(rule("quay.io")?.body).toMatchObject({ upstream_registry_url: "quay.io" });
    expect(rule("quay.io")?.at("credential_arn")).toBeUndefined();
  });

  test("GIVEN an upstream THEN its repositories are made encrypted, with tags that stay, and clean themselves; before a pull can", () => {
    const made = template.resources("aws_ecr_repository_creation_template");

    expect(made.map((each) => each.at("prefix"))).toEqual(["docker.io", "quay.io"]);
    for (const each of made) {
      expect(each.body).toMatchObject({
        applied_for: ["PULL_THROUGH_CACHE"],
        image_tag_mutability: "IMMUTABLE",
        encryption_configuration: [{ encryption_type: "AES256" }],
      });
      expect(rules(each.at("lifecycle_policy"))).toHaveLength(2);
    }
    expect(rule("quay.io")?.dependsOn).toEqual([made[1]?.address]);
  });

  test("GIVEN a cache THEN nodes may fill it, and nothing beside it", () => {
    const policy = statements(template.resource("aws_ecr_registry_policy"));

    expect(policy).toEqual({
      NodesFillCaches: expect.objectContaining({
        Principal: { AWS: ["arn:aws:iam::111122223333:role/sample-nodes"] },
        Action: ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
        Resource: [
          "arn:aws:ecr:us-east-2:111122223333:repository/docker.io/*",
          "arn:aws:ecr:us-east-2:111122223333:repository/quay.io/*",
        ],
      }),
    });
  });

  test("GIVEN nodes of other kinds THEN the roles of all that are made may fill it, and none that is not there is named", () => {
    const self = { purpose: "system", machines: ["c7i.4xlarge"], nodes: { min: 1, max: 2 }, group: "selfManaged" };
    const roles = (target: object) =>
      statements(
        storageStack({ registry: { pullThrough: { "quay.io": {} } }, ...target }).resource("aws_ecr_registry_policy"),
      ).NodesFillCaches?.Principal;
    const role = (purpose: string) => `arn:aws:iam::111122223333:role/sample-${purpose}`;

    expect(roles({ nodePools: { ...eksTarget.nodePools, self } })).toEqual({
      AWS: [role("nodes"), role("self-managed-nodes")],
    });
    expect(roles({ karpenter: {} })).toEqual({ AWS: [role("karpenter-nodes"), role("nodes")] });
  });

  test.each([
    ["postgres:18", "docker.io", "library/postgres:18"],
    ["grafana/grafana:12.0.0", "docker.io", "grafana/grafana:12.0.0"],
    ["quay.io/prometheus/prometheus:v3.7.3", "quay.io", "prometheus/prometheus:v3.7.3"],
  ])(
    "GIVEN the registry as the mirror THEN %s is asked of the cache of %s, under the name it has there",
    (image, upstream, path) => {
      const host = "111122223333.dkr.ecr.us-east-2.amazonaws.com";
      const reference = new MirroredRegistry({ mirror: host }).image(image);

      expect(reference).toBe(`${host}/${upstream}/${path}`);
      expect(rule(upstream)).toBeDefined();
    },
  );
});

describe("the registry itself", () => {
  test("GIVEN a scan THEN it is of every image: at its push, or again and again", () => {
    const scan = (scanning: string) => registry({ scanning }).resource("aws_ecr_registry_scanning_configuration").body;
    const everything = [{ filter: "*", filter_type: "WILDCARD" }];

    expect(scan("basic")).toMatchObject({
      scan_type: "BASIC",
      rule: [{ scan_frequency: "SCAN_ON_PUSH", repository_filter: everything }],
    });
    expect(scan("enhanced")).toMatchObject({
      scan_type: "ENHANCED",
      rule: [{ scan_frequency: "CONTINUOUS_SCAN", repository_filter: everything }],
    });
  });

  test("GIVEN copies elsewhere THEN every region gets the repositories, and no cache", () => {
    const settings = { repositories: { api: {}, "gpu-dev/image": {} }, pullThrough: { "quay.io": {} } };
    const copied = (replication: object) =>
      registry({ ...settings, replication })
        .resource("aws_ecr_replication_configuration")
        .at("replication_configuration", "rule");

    expect(copied({ regions: ["us-east-1", "us-west-2"] })).toEqual([
      {
        destination: [
          { region: "us-east-1", registry_id: "111122223333" },
          { region: "us-west-2", registry_id: "111122223333" },
        ],
        repository_filter: [
          { filter: "api", filter_type: "PREFIX_MATCH" },
          { filter: "gpu-dev/image", filter_type: "PREFIX_MATCH" },
        ],
      },
    ]);
    expect(copied({ regions: ["us-east-2"], account: "444455556666" })).toMatchObject([
      { destination: [{ region: "us-east-2", registry_id: "444455556666" }] },
    ]);
  });

  test("GIVEN copies of another account THEN it may put them here, and they are kept like ours", () => {
    const template = registry({ receiveFrom: ["444455556666"] });

    expect(statements(template.resource("aws_ecr_registry_policy"))).toEqual({
      CopiesArrive: expect.objectContaining({
        Principal: { AWS: ["arn:aws:iam::444455556666:root"] },
        Action: ["ecr:CreateRepository", "ecr:ReplicateImage"],
      }),
    });
    expect(template.resource("aws_ecr_repository_creation_template").body).toMatchObject({
      prefix: "ROOT",
      applied_for: ["REPLICATION"],
      image_tag_mutability: "IMMUTABLE",
    });
  });
});
