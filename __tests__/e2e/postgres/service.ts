import { setTimeout as sleep } from "node:timers/promises";
import { type Address, Door } from "./door";
import type { KubernetesApi, KubernetesObject } from "./kubernetes-api";

interface ServiceObject extends KubernetesObject {
  readonly spec: {
    readonly selector: Readonly<Record<string, string>>;
    readonly ports: readonly { readonly targetPort: number }[];
  };
}

/**
 * A Service as clients use it: connections go to one of the pods that its selector selects, whether that one lives or not,
 * as they do until the node of a dead pod is missed.
 */
export class Service {
  private pods: readonly string[] = [];
  private stopped = false;

  private constructor(
    readonly door: Door,
    private readonly watching: () => Promise<void>,
  ) {}

  /** @param addressOf where a pod listens on this machine */
  static async open(api: KubernetesApi, name: string, addressOf: (pod: string) => string): Promise<Service> {
    const { selector, ports } = (await api.get<ServiceObject>("services", name)).spec;
    const port = ports[0]?.targetPort ?? 0;
    const labels = Object.entries(selector)
      .map(([label, value]) => `${label}=${value}`)
      .join(",");
    const choose = (): Address | undefined => {
      const pod = service.pods[Math.floor(Math.random() * service.pods.length)];
      return pod === undefined ? undefined : { host: addressOf(pod), port };
    };
    const watch = async () => {
      service.pods = (await api.list("pods", labels)).map((pod) => pod.metadata.name);
    };
    const service: Service = new Service(await Door.open(choose), watch);
    await watch();
    void service.follow();
    return service;
  }

  get endpoints(): readonly string[] {
    return this.pods;
  }

  close(): void {
    this.stopped = true;
    this.door.close();
  }

  private async follow(): Promise<void> {
    while (!this.stopped) {
      await this.watching().catch(() => {});
      await sleep(200);
    }
  }
}
