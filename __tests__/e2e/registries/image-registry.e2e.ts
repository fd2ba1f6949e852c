import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { imageRegistry } from "../../../constructs/components/registries/image-registry/image-registry";
import { synthesized } from "../../support/component-context";
import { describeWithRegistry } from "./describe-with-registry";
import { type Answer, descriptor, digestOf, RegistryClient, smallImage } from "./registry-client";
import { renderedFiles } from "./rendered-files";
import { htpasswdPlace, RunningRegistry, registryPlaces } from "./running-registry";
import { TlsAuthority } from "./tls-authority";

const settings = imageRegistry.settings.parse({
  pulls: "anonymous",
  reach: { kind: "clusterIp", address: "10.43.0.200", nodes: ["10.0.0.0/16"] },
});
const user = { username: "pusher", password: "of-a-test" };
/** `htpasswd -niB pusher`: where the program is missing, only its own test is skipped. */
const entry = "pusher:$2y$05$oTmhagb6AmkEnqg6IaS4DuQQY/Onb/3GFYcXEsfz8wW/k1SVhX7Be";
const hasHtpasswd = spawnSync("htpasswd", ["-?"]).error === undefined;

describeWithRegistry("native registry with the real program", (program) => {
  const root = mkdtempSync(join(tmpdir(), "registry-"));
  const authority = new TlsAuthority(root, "authority");
  const tls = authority.issue("server", "IP:127.0.0.1");
  const files = renderedFiles(
    synthesized((scope, context) => imageRegistry.build(scope, settings, context)),
    "registry-native",
    join(root, "configuration"),
  );
  let stores = 0;
  const running: RunningRegistry[] = [];

  const newStore = () => join(root, `store-${++stores}`);
  async function serve(file: string, data: string): Promise<RunningRegistry> {
    const registry = await RunningRegistry.start({
      program,
      config: join(files, file),
      data,
      tls,
      authority: authority.pem,
      places: file === "registry.yml" ? htpasswdPlace(root) : {},
    });
    running.push(registry);
    return registry;
  }
  const collectGarbage = (data: string, untagged = "delete", place = program) =>
    spawnSync("sh", [join(files, "collect-garbage.sh")], {
      encoding: "utf8",
      env: {
        PATH: process.env.PATH ?? "",
        OTEL_TRACES_EXPORTER: "none",
        PROGRAM: place,
        CONFIGURATION: join(files, "registry.yml"),
        STORE: data,
        UNTAGGED: untagged,
        ...registryPlaces(data, tls),
        ...htpasswdPlace(root),
      },
    });

  beforeAll(() => writeFileSync(join(root, "htpasswd"), `${entry}\n`, { mode: 0o600 }));
  afterEach(async () => {
    for (const registry of running.splice(0)) await registry.stop();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("GIVEN its configuration WHEN it starts THEN it serves TLS, and refuses plain HTTP and foreign trust", async () => {
    const registry = await serve("registry.yml", newStore());
    const stranger = new TlsAuthority(root, "stranger");

    expect((await registry.client.get("/")).status).toBe(200);
    expect(await registry.client.inPlainText("/v2/")).toBe(400);
    await expect(new RegistryClient(registry.port, stranger.pem).get("/")).rejects.toThrow(/certificate/);
    expect(registry.log).not.toMatch(/panic|Ignoring unrecognized/);
  });

  it("GIVEN nobody's or a wrong password WHEN something is pushed or pulled THEN it answers 401", async () => {
    const { client } = await serve("registry.yml", newStore());
    const answers = await Promise.all([
      client.startUpload("team/app"),
      client.manifest("team/app", "1"),
      client.get("/v2/_catalog"),
      client.as(user.username, "wrong").startUpload("team/app"),
    ]);

    expect(answers.map(({ status }: Answer) => status)).toEqual([401, 401, 401, 401]);
    expect(answers[0]?.headers["www-authenticate"]).toBe('Basic realm="registry"');
    expect((await client.as(user.username, user.password).get("/v2/")).headers["x-content-type-options"]).toBe(
      "nosniff",
    );
  });

  it("GIVEN the password WHEN an image is pushed THEN it is pulled again byte for byte", async () => {
    const { client } = await serve("registry.yml", newStore());
    const pusher = client.as(user.username, user.password);
    const image = smallImage("the first layer");

    await pusher.push("team/app", "1", image);

    expect(await pusher.pull("team/app", "1")).toEqual(image);
    expect(await pusher.pull("team/app", image.digest)).toEqual(image);
  });

  it("GIVEN anonymous pulls WHEN the second process shares the volume THEN it gives images to anybody and takes none", async () => {
    const data = newStore();
    const store = await serve("registry.yml", data);
    const image = smallImage("for the nodes");
    const pulls = await serve("pulls.yml", data);

    await store.client.as(user.username, user.password).push("team/app", "1", image);

    expect(await pulls.client.pull("team/app", "1")).toEqual(image);
    expect((await pulls.client.startUpload("team/app")).status).toBe(405);
    expect((await pulls.client.putManifest("team/app", "2", image.manifest)).status).toBe(405);
    expect((await pulls.client.send("DELETE", `/v2/team/app/manifests/${image.digest}`)).status).toBe(405);
  });

  it("GIVEN an image whose tag moved on WHEN garbage is collected THEN its blobs are gone and the tagged one's stay", async () => {
    const data = newStore();
    const [older, newer] = [smallImage("older ".repeat(9000)), smallImage("newer")];
    const first = await serve("registry.yml", data);
    const pusher = first.client.as(user.username, user.password);
    await pusher.push("team/app", "1", older);
    await pusher.push("team/app", "1", newer);
    await first.stop();

    const kept = collectGarbage(data, "keep");
    const swept = collectGarbage(data);

    expect(kept).toMatchObject({ status: 0, stdout: expect.stringContaining("freed 0 KiB") });
    expect(swept).toMatchObject({ status: 0, stdout: expect.stringMatching(/freed [1-9]\d* KiB/) });
    const second = (await serve("registry.yml", data)).client.as(user.username, user.password);
    expect(await second.pull("team/app", "1")).toEqual(newer);
    expect((await second.manifest("team/app", older.digest)).status).toBe(404);
    for (const blob of older.blobs) {
      if (newer.blobs.includes(blob)) continue;
      expect((await second.blob("team/app", digestOf(blob))).status).toBe(404);
    }
  });

  it("GIVEN an image for several platforms WHEN garbage is collected THEN the parts that only it names stay", async () => {
    const data = newStore();
    const part = smallImage("one platform");
    const type = "application/vnd.oci.image.index.v1+json";
    const platform = { architecture: "arm64", os: "linux" };
    const list = {
      schemaVersion: 2,
      mediaType: type,
      manifests: [{ ...descriptor("application/vnd.oci.image.manifest.v1+json", part.manifest), platform }],
    };
    const first = await serve("registry.yml", data);
    const pusher = first.client.as(user.username, user.password);
    await pusher.push("team/app", "part", part);
    expect((await pusher.putManifest("team/app", "1", Buffer.from(JSON.stringify(list)), type)).status).toBe(201);
    expect((await pusher.send("DELETE", "/v2/team/app/manifests/part")).status).toBe(202);
    await first.stop();

    expect(collectGarbage(data)).toMatchObject({ status: 0 });

    const second = (await serve("registry.yml", data)).client.as(user.username, user.password);
    expect(await second.pull("team/app", part.digest)).toEqual(part);
  });

  it("GIVEN a new store, or a collection that fails WHEN the pod starts THEN the registry starts all the same", async () => {
    const [fresh, broken] = [newStore(), newStore()];
    mkdirSync(fresh);
    mkdirSync(join(broken, "docker/registry/v2/repositories"), { recursive: true });

    expect(collectGarbage(fresh)).toMatchObject({ status: 0, stdout: "collect-garbage: nothing was ever pushed\n" });
    expect(collectGarbage(broken, "delete", "false")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("FAILED; the registry starts all the same"),
    });
    await serve("registry.yml", fresh);
  });

  it("GIVEN a pod that ends WHEN it gets SIGTERM THEN it ends by itself, and its metrics were on a port of their own", async () => {
    const registry = await serve("registry.yml", newStore());
    await registry.client.get("/v2/");
    const metrics = await fetch(`http://127.0.0.1:${registry.metricsPort}/metrics`);

    expect(await metrics.text()).toContain("registry_http_requests_total");
    expect((await registry.client.as(user.username, user.password).get("/metrics")).status).toBe(404);
    expect(await registry.stop()).not.toBeNull();
  });

  (hasHtpasswd ? it : it.skip)(
    `GIVEN a password with every kind of character WHEN the init script makes its file THEN the program accepts it${hasHtpasswd ? "" : " (missing: htpasswd of apache2-utils)"}`,
    async () => {
      const password = `a b/&'"\\$HOME\`!#%*{}ü`;
      const made = join(root, "made");
      const run = (env: Record<string, string>) =>
        spawnSync("sh", [join(files, "make-htpasswd.sh")], {
          encoding: "utf8",
          env: { PATH: process.env.PATH ?? "", OUTPUT: join(made, "htpasswd"), ...env },
        });
      mkdirSync(made);

      expect(run({ USERNAME: "pusher", PASSWORD: password })).toMatchObject({ status: 0, stderr: "" });
      expect(statSync(join(made, "htpasswd")).mode & 0o777).toBe(0o600);
      const registry = await RunningRegistry.start({
        program,
        config: join(files, "registry.yml"),
        data: newStore(),
        tls,
        authority: authority.pem,
        places: htpasswdPlace(made),
      });
      running.push(registry);
      expect((await registry.client.as("pusher", password).startUpload("team/app")).status).toBe(202);
      expect((await registry.client.as("pusher", `${password}x`).startUpload("team/app")).status).toBe(401);

      for (const [env, reason] of [
        [{ USERNAME: "", PASSWORD: "x" }, "the Secret has no username"],
        [{ USERNAME: "a:b", PASSWORD: "x" }, "holds a colon"],
        [{ USERNAME: "a" }, "the Secret has no password"],
        [{ USERNAME: "a", PASSWORD: "x".repeat(73) }, "longer than 72 bytes"],
      ] as const) {
        expect(run(env)).toMatchObject({ status: 1, stderr: expect.stringContaining(reason) });
      }
    },
  );
});
