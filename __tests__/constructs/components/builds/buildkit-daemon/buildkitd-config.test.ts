import { buildkitdConfig } from "../../../../../constructs/components/builds/buildkit-daemon/buildkitd-config";
import { settings } from "../../../../../constructs/components/builds/buildkit-daemon/settings";

const config = (overrides: object = {}) => buildkitdConfig(settings.parse(overrides));

describe("buildkitd.toml", () => {
  test("GIVEN a cache of 100Gi THEN the daemon keeps below 80Gi and leaves 10Gi free", () => {
    const toml = config();

    expect(toml).toContain(`maxUsedSpace = ${80 * 1024 ** 3}\n`);
    expect(toml).toContain(`minFreeSpace = ${10 * 1024 ** 3}\n`);
    expect(toml).toContain("noProcessSandbox = true\n");
    expect(toml).not.toContain("[registry.");
  });

  test("GIVEN registries THEN one of the issuer is trusted by its CA, and a mirror is asked first", () => {
    const toml = config({
      registries: [
        { host: "images.lab.svc:5000", certificate: "issuer" },
        { host: "hub.lab.svc:5000", certificate: "issuer", mirrorOf: ["docker.io"] },
        { host: "mirror.example.com", certificate: "public", mirrorOf: ["docker.io", "ghcr.io"] },
      ],
    });

    expect(toml.slice(toml.indexOf("[registry."))).toBe(
      [
        '[registry."images.lab.svc:5000"]\nca = ["/certs/ca.crt"]\n',
        '[registry."hub.lab.svc:5000"]\nca = ["/certs/ca.crt"]\n',
        '[registry."docker.io"]\nmirrors = ["hub.lab.svc:5000","mirror.example.com"]\n',
        '[registry."ghcr.io"]\nmirrors = ["mirror.example.com"]\n',
      ].join("\n"),
    );
  });
});
