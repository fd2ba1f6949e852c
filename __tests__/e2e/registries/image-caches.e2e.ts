import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { imageCaches } from "../../../constructs/components/registries/image-caches/image-caches";
import { imageRegistry } from "../../../constructs/components/registries/image-registry/image-registry";
import { synthesized } from "../../support/component-context";
import { describeWithRegistry } from "./describe-with-registry";
import { digestOf, smallImage } from "./registry-client";
import { renderedFiles } from "./rendered-files";
import { htpasswdPlace, RunningRegistry } from "./running-registry";
import { TlsAuthority } from "./tls-authority";

const reach = { kind: "clusterIp", nodes: ["10.0.0.0/16"] };
const cacheSettings = imageCaches.settings.parse({
  reach,
  caches: { ghcr: { address: "10.43.0.201", credentials: { kind: "existing", name: "ghcr" } } },
});
const upstreamSettings = imageRegistry.settings.parse({
  pulls: "anonymous",
  reach: { ...reach, address: "10.43.0.200" },
});
const user = { username: "reader", password: `se"cr\\et/&` };
/** `htpasswd -niB reader` of that password. */
const entry = "reader:$2y$05$UQ7uaaCxnubICnIFmQOyKexVOq2bLaGOR96V0akpjpjOeFQFwQ9bu";

describeWithRegistry("pull-through cache with the real program", (program) => {
  const root = mkdtempSync(join(tmpdir(), "cache-"));
  const authority = new TlsAuthority(root, "authority");
  const tls = authority.issue("server", "IP:127.0.0.1");
  const cacheFiles = renderedFiles(
    synthesized((scope, context) => imageCaches.build(scope, cacheSettings, context)),
    "registry-ghcr",
    join(root, "cache"),
  );
  const upstreamFiles = renderedFiles(
    synthesized((scope, context) => imageRegistry.build(scope, upstreamSettings, context)),
    "registry-native",
    join(root, "upstream"),
  );
  const credentials = join(root, "credentials");
  let stores = 0;
  const running: RunningRegistry[] = [];

  const newStore = () => join(root, `store-${++stores}`);
  async function serve(config: string, data: string, places: Record<string, string>): Promise<RunningRegistry> {
    const common = { program, tls, authority: authority.pem };
    const registry = await RunningRegistry.start({ ...common, config, data, places });
    running.push(registry);
    return registry;
  }
  const upstream = (file: "registry.yml" | "pulls.yml", data: string) =>
    serve(join(upstreamFiles, file), data, file === "registry.yml" ? htpasswdPlace(root) : {});
  const cache = (remote: string, places: Record<string, string> = {}, data = newStore()) =>
    serve(join(cacheFiles, "registry.yml"), data, {
      REGISTRY_PROXY_REMOTEURL: remote,
      REGISTRY_PROXY_EXEC_COMMAND: join(cacheFiles, "credentials.sh"),
      SSL_CERT_FILE: authority.certificate,
      CREDENTIALS: credentials,
      CREDENTIAL_HOSTS: remote.replace("https://", ""),
      ...places,
    });
  const pushed = async (text: string, data: string) => {
    const image = smallImage(text);
    const store = await upstream("registry.yml", data);
    await store.client.as(user.username, user.password).push("team/app", "1", image);
    await store.stop();
    return image;
  };

  beforeAll(() => {
    writeFileSync(join(root, "htpasswd"), `${entry}\n`);
    mkdirSync(credentials);
    writeFileSync(join(credentials, "username"), user.username);
    // As `kubectl create secret --from-file` of an editor's file would have it.
    writeFileSync(join(credentials, "password"), `${user.password}\n`);
  });
  afterEach(async () => {
    for (const registry of running.splice(0)) await registry.stop();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("GIVEN an upstream that is away WHEN it starts THEN it serves all the same, and says whose cache it is", async () => {
    const registry = await cache("https://127.0.0.1:1");

    expect((await registry.client.get("/v2/")).status).toBe(200);
    expect(registry.log).toContain("Registry configured as a proxy cache to https://127.0.0.1:1");
    expect(registry.log).not.toMatch(/panic|Ignoring unrecognized/);
  });

  it("GIVEN a public upstream WHEN an image is pulled through THEN it is kept, and served when the upstream is away", async () => {
    const data = newStore();
    const image = await pushed("public", data);
    const remote = await upstream("pulls.yml", data);
    const { client } = await cache(remote.url, { CREDENTIALS: "" });

    expect(await client.pull("team/app", "1")).toEqual(image);
    await remote.stop();

    expect(await client.pull("team/app", "1")).toEqual(image);
    expect(await client.pull("team/app", image.digest)).toEqual(image);
    expect((await client.manifest("team/app", "2")).status).toBe(404);
  });

  it("GIVEN an upstream with a password WHEN an image is pulled through THEN the cache shows its credentials", async () => {
    const data = newStore();
    const image = await pushed("private", data);
    const remote = await upstream("registry.yml", data);

    expect(await (await cache(remote.url)).client.pull("team/app", "1")).toEqual(image);
  });

  it.each([
    ["no credentials", { CREDENTIALS: "" }],
    ["another host's credentials", { CREDENTIAL_HOSTS: "ghcr.io" }],
  ])("GIVEN %s WHEN an image of such an upstream is pulled THEN there is none", async (_what, places) => {
    const data = newStore();
    await pushed("private", data);
    const { client } = await cache((await upstream("registry.yml", data)).url, places);

    expect((await client.manifest("team/app", "1")).status).not.toBe(200);
  });

  it("GIVEN a password that is replaced WHEN the next image is pulled THEN the new one is shown, without a restart", async () => {
    const data = newStore();
    const image = await pushed("private", data);
    const own = join(root, "own-credentials");
    mkdirSync(own);
    writeFileSync(join(own, "username"), user.username);
    writeFileSync(join(own, "password"), "old");
    const { client } = await cache((await upstream("registry.yml", data)).url, { CREDENTIALS: own });
    expect((await client.manifest("team/app", "1")).status).not.toBe(200);

    writeFileSync(join(own, "password"), user.password);

    expect(await client.pull("team/app", "1")).toEqual(image);
  });

  it("GIVEN anybody WHEN something is pushed THEN it is refused", async () => {
    const { client } = await cache("https://127.0.0.1:1");

    expect((await client.startUpload("team/app")).status).toBe(405);
  });

  it("GIVEN an image whose time is over WHEN it expires THEN its blobs leave the volume", async () => {
    const [data, kept] = [newStore(), newStore()];
    const image = await pushed("for a short time", data);
    const { client } = await cache((await upstream("registry.yml", data)).url, { REGISTRY_PROXY_TTL: "3s" }, kept);
    await client.pull("team/app", "1");
    const [blob = Buffer.alloc(0)] = image.blobs;
    const digest = digestOf(blob).replace("sha256:", "");
    const file = join(kept, "docker/registry/v2/blobs/sha256", digest.slice(0, 2), digest, "data");
    await eventually(() => existsSync(file));

    await eventually(() => !existsSync(file));
  });

  it("GIVEN its helper WHEN a host asks THEN the upstream's learns the password as JSON, and another one nothing", () => {
    const answer = (host: string) => {
      const run = spawnSync(join(cacheFiles, "credentials.sh"), ["get"], {
        input: host,
        encoding: "utf8",
        env: { PATH: process.env.PATH ?? "", CREDENTIALS: credentials, CREDENTIAL_HOSTS: "auth.docker.io ghcr.io" },
      });
      expect(run).toMatchObject({ status: 0, stderr: "" });
      return JSON.parse(run.stdout) as unknown;
    };

    expect(answer("ghcr.io")).toEqual({ ServerURL: "ghcr.io", Username: user.username, Secret: user.password });
    for (const host of ["evil.example", "io", "auth.docker.io ghcr.io", "*"])
      expect(answer(host)).toMatchObject({ Username: "", Secret: "" });
  });
});

async function eventually(holds: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("20 s went by, and it still does not hold");
}
