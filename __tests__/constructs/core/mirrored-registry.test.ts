import { MirroredRegistry } from "../../../constructs/core/mirrored-registry";

const mirror = new MirroredRegistry({ mirror: "registry.example.com/mirror" });
const upstream = new MirroredRegistry({});

test.each([
  ["postgres:18", "docker.io/library/postgres:18"],
  ["bitnami/redis:7", "docker.io/bitnami/redis:7"],
  ["ghcr.io/a/b:1", "ghcr.io/a/b:1"],
  ["localhost/a:1", "localhost/a:1"],
  ["registry:5000/a:1", "registry:5000/a:1"],
  ["ghcr.io/a/b@sha256:0123", "ghcr.io/a/b@sha256:0123"],
])("GIVEN a mirror WHEN the image is %s THEN it is there under its full upstream name %s", (image, full) => {
  expect(mirror.image(image)).toBe(`registry.example.com/mirror/${full}`);
});

test("GIVEN an image of the mirror itself THEN it is not put into the mirror once more", () => {
  expect(mirror.image("registry.example.com/mirror/own/api:1")).toBe("registry.example.com/mirror/own/api:1");
});

test("GIVEN no mirror THEN images and charts come from upstream, as they are named", () => {
  expect(upstream.image("postgres:18")).toBe("postgres:18");
  expect(upstream.chartRepository("https://charts.example.com/")).toBe("https://charts.example.com/");
});

test.each(["https://charts.example.com/stable/", "oci://charts.example.com/stable"])(
  "GIVEN a mirror WHEN the chart's repository is %s THEN it is an OCI repository of the mirror",
  (repository) => {
    expect(mirror.chartRepository(repository)).toBe("oci://registry.example.com/mirror/charts.example.com/stable");
  },
);

test("GIVEN a pull secret THEN pods can name it; without one there is none", () => {
  expect(new MirroredRegistry({ pullSecret: "pull" }).pullSecret).toBe("pull");
  expect(upstream.pullSecret).toBeUndefined();
});
