import { spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";

/** A kubeconfig that leads to the cluster through a door that can be shut: an API server that goes away, on any cluster. */
export interface ProxiedKubeconfig {
  readonly file: string;
  readonly context: string;
  /** Cuts all connections and takes no new ones. */
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

interface Config {
  readonly contexts: readonly { readonly name: string }[];
  readonly clusters: readonly { readonly cluster: { server: string; "tls-server-name"?: string } }[];
}

/** The current context of KUBECONFIG, behind a proxy on this machine. */
export async function proxiedKubeconfig(folder: string): Promise<ProxiedKubeconfig> {
  const view = spawnSync("kubectl", ["config", "view", "--raw", "--minify", "--flatten", "-o", "json"], {
    encoding: "utf8",
  });
  if (view.status !== 0) throw new Error(`kubectl config view: ${view.stderr}`);
  const config = JSON.parse(view.stdout) as Config;
  const cluster = config.clusters[0]?.cluster;
  const context = config.contexts[0]?.name;
  if (!cluster || !context) throw new Error("KUBECONFIG has no current context");
  const server = new URL(cluster.server);

  let admitting = true;
  const connections = new Set<net.Socket>();
  const proxy = net.createServer((client) => {
    if (!admitting) {
      client.destroy();
      return;
    }
    const upstream = net.connect(Number(server.port || 443), server.hostname.replace(/^\[|\]$/g, ""));
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      connections.add(one);
      one
        .on("error", () => other.destroy())
        .on("close", () => {
          connections.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as net.AddressInfo;
  cluster.server = `https://127.0.0.1:${port}`;
  cluster["tls-server-name"] ??= server.hostname;

  const file = path.join(folder, "kubeconfig.json");
  fs.writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  return {
    file,
    context,
    shut() {
      admitting = false;
      for (const connection of connections) connection.destroy();
    },
    open() {
      admitting = true;
    },
    close: () =>
      new Promise((resolve) => {
        for (const connection of connections) connection.destroy();
        proxy.close(() => resolve());
      }),
  };
}
