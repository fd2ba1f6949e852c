import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildkitdConfig } from "../../../constructs/components/builds/buildkit-daemon/buildkitd-config";
import { images } from "../../../constructs/components/builds/buildkit-daemon/images";
import { settings } from "../../../constructs/components/builds/buildkit-daemon/settings";
import { buildPushConfig } from "../../../constructs/components/gpu-dev/dev-pods/build-push-config";

const version = images.buildkit.tag.replace("-rootless", "");
const toml = "github.com/pelletier/go-toml/v2";

/** BuildKit's own type and the library that it reads its file with, told to refuse what the type does not have. */
const reader = `package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/moby/buildkit/cmd/buildkitd/config"
	"${toml}"
)

func main() {
	var c config.Config
	if err := toml.NewDecoder(os.Stdin).DisallowUnknownFields().Decode(&c); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	json.NewEncoder(os.Stdout).Encode(c)
}
`;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-buildkitd-"));
const missing = makeReader();
if (missing) process.stderr.write(`skipped: buildkitd.toml read by BuildKit ${version}; missing: ${missing}\n`);

/** Builds the reader; what is missing for it. */
function makeReader(): string {
  const go = (...args: readonly string[]) => spawnSync("go", args, { cwd: folder, encoding: "utf8" });
  if (go("version").status !== 0) return "go";
  fs.writeFileSync(path.join(folder, "main.go"), reader);
  go("mod", "init", "reader");
  const modules = go("get", `github.com/moby/buildkit/cmd/buildkitd/config@${version}`, toml);
  if (modules.status !== 0) return `the Go modules of BuildKit ${version}`;
  const built = go("build", "-o", "reader", ".");
  if (built.status !== 0) throw new Error(`the reader of buildkitd.toml does not compile: ${built.stderr}`);
  return "";
}

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

(missing ? describe.skip : describe)(
  `buildkitd.toml, read by BuildKit ${version}${missing ? ` (missing: ${missing})` : ""}`,
  () => {
    const read = (input: string) => {
      const run = spawnSync(path.join(folder, "reader"), { input, encoding: "utf8" });
      return {
        status: run.status,
        stderr: run.stderr,
        config: JSON.parse(run.stdout || "{}") as Record<string, never>,
      };
    };

    test("GIVEN the default THEN every key is known, and the limits of the cache arrive", () => {
      const { status, stderr, config } = read(buildkitdConfig(settings.parse({})));

      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(JSON.stringify(config)).toContain(`${80 * 1024 ** 3}`);
    });

    test("GIVEN registries and mirrors THEN every key is known, and they arrive", () => {
      const { status, stderr, config } = read(
        buildkitdConfig(
          settings.parse({
            registries: [
              { host: "images.lab.svc:5000", certificate: "issuer" },
              { host: "hub.lab.svc:5000", certificate: "issuer", mirrorOf: ["docker.io"] },
            ],
          }),
        ),
      );

      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(JSON.stringify(config)).toContain("/certs/ca.crt");
      expect(JSON.stringify(config)).toContain('["hub.lab.svc:5000"]');
    });

    test("GIVEN builds that push to a registry of a private authority THEN the daemon trusts it there", () => {
      const trust = { authority: { name: "authority", revision: "" }, config: "config", folder: "/authority" };
      const { status, stderr, config } = read(buildPushConfig("images.lab.svc:5000", trust));

      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(JSON.stringify(config)).toMatch(/"images.lab.svc:5000":\{[^}]*\["\/authority\/ca.crt"\]/);
    });

    test("GIVEN a key that BuildKit does not have THEN the reader tells: the test can fail", () => {
      expect(read('[worker.oci]\nnoSuchKey = "x"\n').status).toBe(1);
    });
  },
);
