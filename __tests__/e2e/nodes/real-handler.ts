import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Cluster, KubernetesObject } from "../support/cluster";

interface DaemonSet extends KubernetesObject {
  readonly spec: {
    readonly template: {
      readonly spec: { readonly containers: readonly { env: readonly { name: string; value?: string }[] }[] };
    };
  };
}

/** Paths below /latest/meta-data of AWS's metadata service, with what they answer. */
export type Notices = Readonly<Record<string, object>>;

const quiet: Readonly<Record<string, string>> = {
  "/latest/dynamic/instance-identity/document": JSON.stringify({ instanceId: "i-1", region: "us-east-2" }),
  "/latest/meta-data/autoscaling/target-lifecycle-state": "InService",
  "/latest/meta-data/events/maintenance/scheduled": "[]",
};

/** In a mount namespace of its own, puts the account's files where a pod has them, and runs the program there. */
const inPod = `
mount -t tmpfs tmpfs /run && mkdir -p /run/secrets/kubernetes.io &&
cp -r "$1" /run/secrets/kubernetes.io/serviceaccount && exec "$2"`;

/**
 * The termination handler itself, run as its DaemonSet says, with the token of its account and a metadata service that
 * gives notice. Linux, with user namespaces.
 */
export class RealHandler {
  constructor(
    private readonly cluster: Cluster,
    private readonly program: string,
    private readonly folder: string,
    private readonly account: { readonly namespace: string; readonly name: string },
  ) {}

  /** Lets it watch a node on which notice is given, until `done` or half a minute is over; gives its log. */
  async watch(node: string, notices: Notices, done: () => boolean): Promise<string> {
    const metadata = await metadataService(notices);
    const handler = this.start(node, (metadata.address() as AddressInfo).port);
    let log = "";
    for (const stream of [handler.stdout, handler.stderr]) {
      stream?.on("data", (chunk) => {
        log += chunk;
      });
    }
    for (let second = 0; second < 30 && !done(); second += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    const ended = new Promise((resolve) => handler.once("close", resolve));
    handler.kill("SIGKILL");
    await ended;
    metadata.close();
    metadata.closeAllConnections();
    return log;
  }

  private start(node: string, port: number): ChildProcess {
    const { namespace, name } = this.account;
    const view = this.cluster.kubectl(["config", "view", "--raw", "--minify", "--flatten", "-o", "json"]);
    const { server, "certificate-authority-data": authority } = JSON.parse(view).clusters[0].cluster;
    const files = path.join(this.folder, "serviceaccount");
    fs.mkdirSync(files, { recursive: true });
    fs.writeFileSync(
      path.join(files, "token"),
      this.cluster.kubectl(["-n", namespace, "create", "token", name]).trim(),
    );
    fs.writeFileSync(path.join(files, "ca.crt"), Buffer.from(authority, "base64"));
    const [daemonSet] = this.cluster.list("daemonset", "-n", namespace, "--field-selector", `metadata.name=${name}`);
    const variables = (daemonSet as DaemonSet).spec.template.spec.containers[0]?.env ?? [];
    const { hostname, port: apiPort } = new URL(server);
    return spawn("unshare", ["--map-root-user", "--mount", "sh", "-c", inPod, "sh", files, this.program], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH,
        ...Object.fromEntries(variables.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))),
        NODE_NAME: node,
        KUBERNETES_SERVICE_HOST: hostname,
        KUBERNETES_SERVICE_PORT: apiPort || "443",
        INSTANCE_METADATA_URL: `http://127.0.0.1:${port}`,
      },
    });
  }
}

async function metadataService(notices: Notices): Promise<http.Server> {
  const answers: Readonly<Record<string, string>> = {
    ...quiet,
    ...Object.fromEntries(
      Object.entries(notices).map(([part, answer]) => [`/latest/meta-data/${part}`, JSON.stringify(answer)]),
    ),
  };
  const server = http.createServer(({ method, url = "" }, response) => {
    const answer = method === "PUT" ? "token" : answers[url];
    response.writeHead(answer === undefined ? 404 : 200, { "X-aws-ec2-metadata-token-ttl-seconds": "3600" });
    response.end(answer ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
