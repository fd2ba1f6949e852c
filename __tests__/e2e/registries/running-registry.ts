import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../support/free-port";
import { RegistryClient } from "./registry-client";
import type { TlsPair } from "./tls-authority";

export interface RunningRegistryOptions {
  readonly program: string;
  /** The configuration file as it is synthesized. */
  readonly config: string;
  readonly data: string;
  readonly tls: TlsPair;
  /** Authority that the client trusts, in PEM. */
  readonly authority: string;
  /** Further places that differ on this machine, as the program's environment has them. */
  readonly places?: Readonly<Record<string, string>>;
}

/** The registry program with a synthesized configuration, of which only places and addresses are overridden. */
export class RunningRegistry {
  static async start(options: RunningRegistryOptions): Promise<RunningRegistry> {
    const registry = new RunningRegistry(options, await freePort(), await freePort());
    await registry.answers();
    return registry;
  }

  readonly client: RegistryClient;
  private readonly child: ChildProcess;
  private output = "";

  private constructor(
    { program, config, data, tls, authority, places }: RunningRegistryOptions,
    readonly port: number,
    readonly metricsPort: number,
  ) {
    mkdirSync(data, { recursive: true });
    this.client = new RegistryClient(port, authority);
    this.child = spawn(program, ["serve", config], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH ?? "",
        OTEL_TRACES_EXPORTER: "none",
        REGISTRY_HTTP_ADDR: `127.0.0.1:${port}`,
        REGISTRY_HTTP_DEBUG_ADDR: `127.0.0.1:${metricsPort}`,
        ...registryPlaces(data, tls),
        ...places,
      },
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on("data", (text: Buffer) => {
        this.output += text.toString();
      });
  }

  get log(): string {
    return this.output;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  /** Ends it as the kubelet does; gives its exit status. */
  stop(): Promise<number | null> {
    return new Promise((resolve) => {
      if (this.child.exitCode !== null) return resolve(this.child.exitCode);
      this.child.once("exit", (status) => resolve(status));
      this.child.kill("SIGTERM");
    });
  }

  private async answers(): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt++) {
      if (this.child.exitCode !== null) throw new Error(`the registry ended by itself:\n${this.output}`);
      const answer = await this.client.get("/").catch(() => undefined);
      if (answer?.status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await this.stop();
    throw new Error(`the registry does not answer:\n${this.output}`);
  }
}

/** Folders and files of a pod, where they are on this machine. */
export function registryPlaces(data: string, tls?: TlsPair): Record<string, string> {
  return {
    REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY: data,
    ...(tls ? { REGISTRY_HTTP_TLS_CERTIFICATE: tls.certificate, REGISTRY_HTTP_TLS_KEY: tls.key } : {}),
  };
}

export function htpasswdPlace(folder: string): Record<string, string> {
  return { REGISTRY_AUTH_HTPASSWD_PATH: join(folder, "htpasswd") };
}
