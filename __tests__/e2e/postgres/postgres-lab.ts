import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { objectNames } from "../../../constructs/components/data/postgres/object-names";
import type { PgmqExtension } from "../support/pgmq-extension";
import { Deployment } from "./deployment";
import { Door } from "./door";
import { KubernetesApi } from "./kubernetes-api";
import { Members } from "./members";
import type { Requirements } from "./requirements";
import { Service } from "./service";

interface Kubeconfig {
  readonly "current-context": string;
  readonly clusters: readonly [
    { readonly cluster: { readonly server: string; readonly "certificate-authority-data": string } },
  ];
}

/** The component deployed to a cluster of simulated nodes, with its members running here, and the ways in. */
export class PostgresLab {
  private constructor(
    readonly deployment: Deployment,
    readonly api: KubernetesApi,
    /** The members' way to the API server. */
    readonly apiServer: Door,
    readonly members: Members,
    readonly primary: Service,
    readonly replica: Service,
    /** Folder of everything, the members' logs among it. */
    readonly folder: string,
  ) {}

  static async start(found: Requirements, pgmq: PgmqExtension, engine: object): Promise<PostgresLab> {
    const folder = mkdtempSync(path.join(tmpdir(), "gantry-postgres-"));
    const queue = path.join(folder, "pgmq");
    mkdirSync(queue);
    pgmq.install(queue);
    const kubeconfig = currentKubeconfig();
    const { cluster } = kubeconfig.clusters[0];
    const deployment = new Deployment(path.join(folder, "terraform"), kubeconfig["current-context"], storageClass());
    await deployment.apply(engine);
    const api = await KubernetesApi.connect(deployment.namespace);
    const server = new URL(cluster.server);
    const apiServer = await Door.open(() => ({ host: server.hostname, port: Number(server.port) }));
    const authority = Buffer.from(cluster["certificate-authority-data"], "base64").toString();
    const members = new Members(api, {
      apiServer: apiServer.address,
      volumes: { api, folder: path.join(folder, "volumes"), authority },
      images: { ...found, pgmq: queue, folder },
    });
    await members.startAll().catch(async (error: unknown) => {
      await members.stopAll();
      throw error;
    });
    const open = (name: string) => Service.open(api, name, (pod) => members.addressOf(pod));
    const [primary, replica] = [await open(objectNames.primary), await open(objectNames.replica)];
    return new PostgresLab(deployment, api, apiServer, members, primary, replica, folder);
  }

  async stop(): Promise<void> {
    this.primary.close();
    this.replica.close();
    await this.members.stopAll();
    this.apiServer.close();
    this.api.close();
    await this.deployment.destroy();
    if (!process.env.KEEP_LOGS) rmSync(this.folder, { recursive: true, force: true });
  }

  log(member: string): string {
    return readFileSync(path.join(this.folder, `${member}.log`), "utf8");
  }
}

function currentKubeconfig(): Kubeconfig {
  return JSON.parse(
    execFileSync("kubectl", ["config", "view", "--raw", "--minify", "-o", "json"], { encoding: "utf8" }),
  ) as Kubeconfig;
}

/** The cluster's default class, or its first. */
function storageClass(): string | undefined {
  const names = execFileSync("kubectl", ["get", "storageclass", "-o", "jsonpath={.items[*].metadata.name}"], {
    encoding: "utf8",
  });
  return names.split(" ").find(Boolean);
}
