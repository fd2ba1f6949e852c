import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { type ProviderFolder, platform, publisher } from "./provider-folders";

export interface TerraformResult {
  readonly status: number;
  readonly stdout: string;
  /** What it wrote to both streams, as it came. */
  readonly output: string;
}

/** Terraform with certain providers from this machine and AWS somewhere else. */
export class Terraform {
  private readonly configuration: string;
  private readonly initialized: string;

  /**
   * @param folder where its own files lie
   * @param providers used as they are; all others come from the registry
   * @param environment further variables of the process, such as AWS_ENDPOINT_URL
   */
  constructor(
    folder: string,
    providers: readonly ProviderFolder[],
    private readonly environment: Readonly<Record<string, string>> = {},
  ) {
    fs.mkdirSync(folder, { recursive: true });
    const mirror = path.join(folder, "mirror");
    for (const provider of providers) {
      const place = path.join(mirror, provider.host, publisher, provider.name, provider.version, platform);
      if (fs.existsSync(place)) continue;
      fs.mkdirSync(path.dirname(place), { recursive: true });
      fs.symlinkSync(provider.folder, place);
    }
    const mirrored = JSON.stringify([...new Set(providers.map(({ host, name }) => `${host}/${publisher}/${name}`))]);
    const overrides = providers.map(
      ({ host, name, folder: its }) => `    "${host}/${publisher}/${name}" = ${JSON.stringify(its)}\n`,
    );
    const written = (name: string, more: string) => {
      const file = path.join(folder, name);
      fs.writeFileSync(
        file,
        `provider_installation {
${more}  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ${mirrored}
  }
  direct {
    exclude = ${mirrored}
  }
}
`,
      );
      return file;
    };
    this.configuration = written("init.rc", "");
    // Terraform hashes a provider before every run, a second each time, but not one under development.
    this.initialized = written("run.rc", `  dev_overrides {\n${overrides.join("")}  }\n`);
  }

  with(environment: Readonly<Record<string, string>>): Terraform {
    const other = Object.create(Terraform.prototype) as Terraform;
    return Object.assign(other, this, { environment: { ...this.environment, ...environment } });
  }

  run(folder: string, ...args: readonly string[]): Promise<TerraformResult> {
    return new Promise((resolve, reject) => {
      const child = spawn("terraform", [...args], {
        cwd: folder,
        stdio: ["ignore", "pipe", "pipe"],
        timeout: 300_000,
        env: {
          PATH: process.env.PATH ?? "",
          HOME: process.env.HOME ?? "",
          TF_CLI_CONFIG_FILE: args[0] === "init" ? this.configuration : this.initialized,
          TF_IN_AUTOMATION: "1",
          CHECKPOINT_DISABLE: "1",
          ...this.environment,
        },
      });
      let stdout = "";
      let output = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        stdout += text;
        output += text;
      });
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
      child.on("error", reject);
      child.on("close", (code) => resolve({ status: code ?? 1, stdout, output }));
    });
  }

  /** @throws Error with Terraform's words when it fails. */
  async succeed(folder: string, ...args: readonly string[]): Promise<string> {
    const { status, stdout, output } = await this.run(folder, ...args);
    if (status !== 0) throw new Error(`terraform ${args[0]} in ${path.basename(folder)}:\n${errorsIn(output)}`);
    return stdout;
  }
}

/** Everything from the first error on: a plan before it is long. */
function errorsIn(output: string): string {
  const start = output.search(/^[│╷]?\s*Error:/m);
  return (start < 0 ? output.slice(-4000) : output.slice(start)).trim();
}
