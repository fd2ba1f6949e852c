import { credentials } from "../../../constructs/components/data/postgres/credentials";
import { layout } from "../../../constructs/components/data/postgres/layout";
import { objectNames } from "../../../constructs/components/data/postgres/object-names";
import { eventually } from "../support/eventually";
import type { KubernetesApi, KubernetesObject } from "./kubernetes-api";
import type { Pod } from "./pod";
import { RunningPod, type RunningPodOptions } from "./running-pod";
import type { Login } from "./sql";

/** The members of the cluster as running pods, and what Patroni says of them. */
export class Members {
  private readonly running = new Map<string, RunningPod>();

  constructor(
    private readonly api: KubernetesApi,
    private readonly options: Omit<RunningPodOptions, "address">,
  ) {}

  async startAll(): Promise<void> {
    const pods = await this.api.list<Pod>("pods", `app.kubernetes.io/name=${objectNames.cluster}`);
    await Promise.all(pods.map((pod) => this.startPod(pod)));
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.running.values()].map((pod) => pod.kill()));
  }

  /** postgres-0 is at 127.0.0.2 and so on. */
  addressOf(pod: string): string {
    return `127.0.0.${Number(pod.split("-").at(-1)) + 2}`;
  }

  /** Power off; nothing of the member's state in Kubernetes changes. */
  async kill(name: string): Promise<void> {
    await this.pod(name).kill();
  }

  /** Power on again. */
  async start(name: string): Promise<void> {
    await this.startPod(await this.api.get<Pod>("pods", name));
  }

  /** The member's part of a roll: it stops, and starts as its StatefulSet has made it anew; done when it is ready again. */
  async replace(name: string): Promise<void> {
    const { uid } = this.pod(name).pod.metadata;
    const anew = await eventually(`a new pod ${name}`, 30, async () => {
      const pod = await this.api.get<Pod>("pods", name);
      return pod.metadata.uid !== uid && pod;
    });
    await this.pod(name).stop();
    await this.startPod(anew);
    await this.ready(name);
  }

  /** The kubelet's regular look at Secrets. */
  async refreshSecrets(): Promise<void> {
    await Promise.all([...this.running.values()].map((pod) => pod.refreshSecrets()));
  }

  async leader(): Promise<string | undefined> {
    return (await this.state("leader")).leader;
  }

  /** The replica that has every acknowledged write. */
  async synchronous(): Promise<string | undefined> {
    const state = await this.state("sync");
    return state.leader === (await this.leader()) ? state.sync_standby || undefined : undefined;
  }

  /** Every member is there, one of the replicas synchronous. */
  async whole(seconds = 60): Promise<void> {
    await eventually("all members ready and one of them synchronous", seconds, async () => {
      for (const name of this.running.keys()) if (!(await this.asks(name, "/readiness"))) return false;
      return this.synchronous();
    });
  }

  async ready(name: string, seconds = 60): Promise<void> {
    await eventually(`${name} ready`, seconds, () => this.asks(name, "/readiness"));
  }

  /** Patroni's own HTTP interface; with the password for what changes something. */
  async patroni(name: string, path: string, body?: object, password = true): Promise<number> {
    const secret = password ? await this.secret("patroni") : {};
    const login = `Basic ${Buffer.from(`${secret[credentials.patroni.restApiUsername]}:${secret[credentials.patroni.restApiPassword]}`).toString("base64")}`;
    const { request } = await import("node:https");
    return new Promise((resolve, reject) => {
      const call = request(
        `https://${this.addressOf(name)}:${layout.ports.restApi}${path}`,
        {
          // The members' certificates are their own.
          rejectUnauthorized: false,
          method: body ? "POST" : "GET",
          timeout: 30_000,
          headers: {
            ...(password ? { authorization: login } : {}),
            ...(body ? { "content-type": "application/json" } : {}),
          },
        },
        (answer) => {
          answer.resume();
          answer.on("end", () => resolve(answer.statusCode ?? 0));
        },
      );
      call.on("error", reject);
      call.on("timeout", () => call.destroy(new Error(`${path}: no answer`)));
      call.end(body ? JSON.stringify(body) : undefined);
    });
  }

  async login(group: "application" | "monitoring" | "replication", database: string): Promise<Login> {
    const secret = await this.secret(group);
    const keys = credentials[group];
    return { user: secret[keys.username] ?? "", password: secret[keys.password] ?? "", database };
  }

  async secret(group: keyof typeof credentials): Promise<Record<string, string>> {
    const { data } = await this.api.get<KubernetesObject>("secrets", objectNames.secrets[group]);
    return Object.fromEntries(
      Object.entries(data ?? {}).map(([key, value]) => [key, Buffer.from(value, "base64").toString()]),
    );
  }

  private async asks(name: string, path: string): Promise<boolean> {
    return (await this.patroni(name, path, undefined, false).catch(() => 0)) === 200;
  }

  private async state(part: string): Promise<Readonly<Record<string, string>>> {
    return (
      (await this.api.get<KubernetesObject>("configmaps", `${objectNames.cluster}-${part}`)).metadata.annotations ?? {}
    );
  }

  private async startPod(pod: Pod): Promise<void> {
    const { name } = pod.metadata;
    this.running.set(name, await RunningPod.start(pod, { ...this.options, address: this.addressOf(name) }));
  }

  private pod(name: string): RunningPod {
    const pod = this.running.get(name);
    if (!pod) throw new Error(`${name} does not run`);
    return pod;
  }
}
