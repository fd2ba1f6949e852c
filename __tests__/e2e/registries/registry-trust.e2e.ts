import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { imageCaches } from "../../../constructs/components/registries/image-caches/image-caches";
import { imageRegistry } from "../../../constructs/components/registries/image-registry/image-registry";
import { registryTrust } from "../../../constructs/components/registries/registry-trust/registry-trust";
import { synthesized } from "../../support/component-context";
import { containerdPull, pullAsNode } from "./containerd-pull";
import { describeWithRegistry } from "./describe-with-registry";
import { smallImage } from "./registry-client";
import { renderedFiles } from "./rendered-files";
import { htpasswdPlace, RunningRegistry } from "./running-registry";
import { TlsAuthority } from "./tls-authority";

const registry = {
  pulls: "anonymous",
  reach: { kind: "clusterIp", address: "10.43.0.200", nodes: ["10.0.0.0/16"] },
};
const caches = { caches: { ghcr: {} }, reach: { kind: "loadBalancer", domain: "internal.example.com" } };
const user = { username: "pusher", password: "of-a-test" };
/** `htpasswd -niB pusher` of that password. */
const entry = "pusher:$2y$05$oTmhagb6AmkEnqg6IaS4DuQQY/Onb/3GFYcXEsfz8wW/k1SVhX7Be";

describeWithRegistry(
  "nodes' trust with containerd's own resolver",
  (program, containerd = "") => {
    const root = mkdtempSync(join(tmpdir(), "trust-"));
    const authority = new TlsAuthority(root, "authority");
    const stranger = new TlsAuthority(root, "stranger");
    const tls = authority.issue("server", "IP:127.0.0.1");
    const render = (name: string, configMap: string, build: Parameters<typeof synthesized>[0], required?: object) =>
      renderedFiles(synthesized(build, required ? { required: { ...required } } : {}), configMap, join(root, name));
    const registryFiles = render("native", "registry-native", (scope, context) =>
      imageRegistry.build(scope, imageRegistry.settings.parse(registry), context),
    );
    const cacheFiles = render("cache", "registry-ghcr", (scope, context) =>
      imageCaches.build(scope, imageCaches.settings.parse(caches), context),
    );
    const trust = synthesized(
      (scope, context) => registryTrust.build(scope, registryTrust.settings.parse({}), context),
      {
        required: { imageRegistry: registry, imageCaches: caches },
      },
    );
    const script = join(renderedFiles(trust, "registry-trust", join(root, "script")), "trust.sh");
    const image = smallImage("for the nodes");
    const running: RunningRegistry[] = [];
    let nodes = 0;

    async function serve(config: string, data: string, places: Record<string, string> = {}): Promise<RunningRegistry> {
      const started = await RunningRegistry.start({
        program,
        config,
        data,
        tls,
        authority: authority.pem,
        places,
      });
      running.push(started);
      return started;
    }

    /** One round of the agent on a new node, with the registries' addresses replaced by this machine's. */
    function node(addresses: Readonly<Record<string, string>>) {
      const folder = join(root, `node-${++nodes}`);
      const hosts = join(root, `hosts-${nodes}`);
      mkdirSync(folder);
      mkdirSync(hosts);
      const data = trust.resource("kubernetes_config_map_v1", "registry-trust-hosts").at("data") as Record<
        string,
        string
      >;
      for (const [name, text] of Object.entries(data)) {
        const here = Object.entries(addresses).reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
        writeFileSync(join(hosts, name), here);
      }
      const mark = readFileSync(join(hosts, "ghcr.io"), "utf8").split("\n")[0] ?? "";
      return {
        round: (file: string) =>
          spawnSync("sh", [script, "once"], {
            encoding: "utf8",
            env: { PATH: process.env.PATH ?? "", HOSTS: hosts, AUTHORITY: file, NODE: folder, MARK: mark },
          }).status,
        pull: (reference: string) => pullAsNode(containerd, folder, reference),
      };
    }

    let pulls: RunningRegistry;
    let cache: RunningRegistry;
    beforeAll(async () => {
      writeFileSync(join(root, "htpasswd"), `${entry}\n`);
      const data = join(root, "store");
      const store = await serve(join(registryFiles, "registry.yml"), data, htpasswdPlace(root));
      await store.client.as(user.username, user.password).push("team/app", "1", image);
      pulls = await serve(join(registryFiles, "pulls.yml"), data);
      cache = await serve(join(cacheFiles, "registry.yml"), join(root, "kept"), {
        REGISTRY_PROXY_REMOTEURL: pulls.url,
        REGISTRY_PROXY_EXEC_COMMAND: join(cacheFiles, "credentials.sh"),
        SSL_CERT_FILE: authority.certificate,
      });
    });
    afterAll(async () => {
      for (const one of running) await one.stop();
      rmSync(root, { recursive: true, force: true });
    });
    const here = () => ({
      "https://10.43.0.200:5010": pulls.url,
      "https://registry-ghcr.internal.example.com:5001": cache.url,
    });
    it.each([
      "registry-native.sample.svc:5000/team/app:1",
      "registry-native.sample.svc.cluster.local:5000/team/app:1",
      "10.43.0.200:5000/team/app:1",
      "ghcr.io/team/app:1",
    ])("GIVEN what the agent wrote WHEN a node pulls %s THEN it comes from here, over TLS", async (reference) => {
      const { round, pull } = node(here());

      expect(round(authority.certificate)).toBe(0);

      expect(await pull(reference)).toEqual({ status: 0, manifest: image.manifest.toString(), error: "" });
    });

    it("GIVEN an authority that changes WHEN the agent's next round is over THEN the node pulls again", async () => {
      const { round, pull } = node(here());

      expect(round(stranger.certificate)).toBe(0);
      expect(await pull("registry-native.sample.svc:5000/team/app:1")).toMatchObject({
        status: 1,
        error: expect.stringContaining("certificate signed by unknown authority"),
      });

      expect(round(authority.certificate)).toBe(0);
      expect(await pull("registry-native.sample.svc:5000/team/app:1")).toMatchObject({ status: 0 });
    });

    it("GIVEN a cache that is away WHEN a node pulls THEN it asks the upstream itself", async () => {
      const { round, pull } = node({
        ...here(),
        "https://registry-ghcr.internal.example.com:5001": "https://127.0.0.1:1",
        "https://ghcr.io": pulls.url,
      });
      // The upstream of the test has a certificate of ours, which nodes trust for the cache only.
      expect(round(authority.certificate)).toBe(0);

      expect((await pull("ghcr.io/team/app:1")).error).toMatch(
        new RegExp(`127\\.0\\.0\\.1:${pulls.port}.*certificate signed by unknown authority`),
      );
    });
  },
  containerdPull(),
);
