import { createHash } from "node:crypto";
import { request as plainRequest } from "node:http";
import { request } from "node:https";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A small image: its manifest as it is sent, and the digests of all its parts. */
export interface Image {
  readonly manifest: Buffer;
  readonly digest: string;
  readonly blobs: readonly Buffer[];
}

const manifestType = "application/vnd.oci.image.manifest.v1+json";

/** A client of the registry's HTTP interface that trusts one authority. */
export class RegistryClient {
  constructor(
    private readonly port: number,
    private readonly authority: string,
    private readonly login?: { readonly username: string; readonly password: string },
  ) {}

  as(username: string, password: string): RegistryClient {
    return new RegistryClient(this.port, this.authority, { username, password });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send("GET", path, headers);
  }

  send(method: string, path: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Answer> {
    const login = this.login && Buffer.from(`${this.login.username}:${this.login.password}`).toString("base64");
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: "127.0.0.1",
          port: this.port,
          method,
          path,
          ca: this.authority,
          agent: false,
          headers: { ...headers, ...(login ? { authorization: `Basic ${login}` } : {}) },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
          );
        },
      );
      sent.on("error", reject).end(body);
    });
  }

  /** The same port without TLS. */
  inPlainText(path: string): Promise<number> {
    return new Promise((resolve, reject) => {
      plainRequest({ host: "127.0.0.1", port: this.port, path, agent: false }, ({ statusCode }) =>
        resolve(statusCode ?? 0),
      )
        .on("error", reject)
        .end();
    });
  }

  /** Opens an upload; 202 where that is allowed. */
  startUpload(repository: string): Promise<Answer> {
    return this.send("POST", `/v2/${repository}/blobs/uploads/`);
  }

  async push(repository: string, tag: string, { manifest, blobs }: Image): Promise<void> {
    for (const blob of blobs) {
      const opened = expectStatus(202, await this.startUpload(repository));
      const { pathname, searchParams } = new URL(String(opened.headers.location), "https://127.0.0.1");
      searchParams.set("digest", digestOf(blob));
      const headers = { "content-type": "application/octet-stream", "content-length": String(blob.length) };
      expectStatus(201, await this.send("PUT", `${pathname}?${searchParams}`, headers, blob));
    }
    expectStatus(201, await this.putManifest(repository, tag, manifest));
  }

  putManifest(repository: string, reference: string, manifest: Buffer, type = manifestType): Promise<Answer> {
    const headers = { "content-type": type, "content-length": String(manifest.length) };
    return this.send("PUT", `/v2/${repository}/manifests/${reference}`, headers, manifest);
  }

  manifest(repository: string, reference: string): Promise<Answer> {
    return this.get(`/v2/${repository}/manifests/${reference}`, { accept: manifestType });
  }

  blob(repository: string, digest: string): Promise<Answer> {
    return this.get(`/v2/${repository}/blobs/${digest}`);
  }

  /** The whole image, as containerd pulls it. */
  async pull(repository: string, reference: string): Promise<Image> {
    const { body: manifest } = expectStatus(200, await this.manifest(repository, reference));
    const { config, layers } = JSON.parse(manifest.toString()) as {
      config: { digest: string };
      layers: { digest: string }[];
    };
    const blobs: Buffer[] = [];
    for (const { digest } of [config, ...layers])
      blobs.push(expectStatus(200, await this.blob(repository, digest)).body);
    return { manifest, digest: digestOf(manifest), blobs };
  }
}

/** An image of one layer that holds the text. */
export function smallImage(text: string): Image {
  const config = Buffer.from(
    JSON.stringify({
      architecture: "amd64",
      os: "linux",
      rootfs: { type: "layers", diff_ids: [digestOf(Buffer.from(text))] },
    }),
  );
  const layer = Buffer.from(text);
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: manifestType,
      config: descriptor("application/vnd.oci.image.config.v1+json", config),
      layers: [descriptor("application/vnd.oci.image.layer.v1.tar", layer)],
    }),
  );
  return { manifest, digest: digestOf(manifest), blobs: [config, layer] };
}

export function digestOf(content: Buffer): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

export function descriptor(mediaType: string, content: Buffer) {
  return { mediaType, digest: digestOf(content), size: content.length };
}

function expectStatus(status: number, answer: Answer): Answer {
  if (answer.status === status) return answer;
  throw new Error(
    `the registry answered ${answer.status} instead of ${status}: ${answer.body.toString().slice(0, 500)}`,
  );
}
