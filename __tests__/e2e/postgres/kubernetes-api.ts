import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A Kubernetes object as far as the suite reads it. */
export interface KubernetesObject {
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly data?: Readonly<Record<string, string>>;
}

/** The API server as the suite's own user, in one namespace, through `kubectl proxy`. */
export class KubernetesApi {
  private constructor(
    private readonly proxy: ChildProcess,
    private readonly base: string,
    readonly namespace: string,
  ) {}

  static async connect(namespace: string): Promise<KubernetesApi> {
    const proxy = spawn("kubectl", ["proxy", "--port=0"], { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = (await once(proxy.stdout, "data")) as [Buffer];
    const address = /127\.0\.0\.1:\d+/.exec(line.toString())?.[0];
    if (!address) throw new Error(`kubectl proxy said: ${line}`);
    return new KubernetesApi(proxy, `http://${address}`, namespace);
  }

  close(): void {
    this.proxy.kill();
  }

  get<Kind extends KubernetesObject>(kind: string, name: string): Promise<Kind> {
    return this.call<Kind>("GET", `${kind}/${name}`);
  }

  async list<Kind extends KubernetesObject>(kind: string, selector = ""): Promise<readonly Kind[]> {
    return (await this.call<{ items: Kind[] }>("GET", `${kind}?labelSelector=${encodeURIComponent(selector)}`)).items;
  }

  async merge(kind: string, name: string, patch: object): Promise<void> {
    await this.call("PATCH", `${kind}/${name}`, patch, "application/merge-patch+json");
  }

  /** A token of a service account, as the kubelet asks for it. */
  async token(serviceAccount: string): Promise<string> {
    const request = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: { expirationSeconds: 3600 } };
    const made = await this.call<{ status: { token: string } }>(
      "POST",
      `serviceaccounts/${serviceAccount}/token`,
      request,
    );
    return made.status.token;
  }

  private async call<Answer>(method: string, path: string, body?: object, type = "application/json"): Promise<Answer> {
    const answer = await fetch(`${this.base}/api/v1/namespaces/${this.namespace}/${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { "content-type": type } } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }
}
