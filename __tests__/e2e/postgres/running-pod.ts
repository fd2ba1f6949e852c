import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import path from "node:path";
import { type Image, type ImageOptions, image } from "./image";
import type { KubernetesObject } from "./kubernetes-api";
import { openAncestors } from "./open-ancestors";
import type { Pod, PodContainer } from "./pod";
import { type PodVolumesOptions, podVolumes, refreshSecrets } from "./pod-volumes";

export interface RunningPodOptions {
  /** Address of this machine that stands for the pod's. */
  readonly address: string;
  /** Where the pod finds the API server. */
  readonly apiServer: { readonly host: string; readonly port: number };
  readonly volumes: PodVolumesOptions;
  readonly images: ImageOptions;
}

interface RunningContainer {
  readonly name: string;
  /** Its exit status, once it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Process id of the container's first process, outside of its namespace. */
  readonly pid: number;
}

/**
 * A pod of the API server, run here as its kubelet would: its init containers in order, then its containers, each in
 * mount and process namespaces of its own with exactly its mounts, its variables, its user and a read-only root.
 */
export class RunningPod {
  private readonly containers: RunningContainer[] = [];

  private constructor(
    readonly pod: Pod,
    private readonly options: RunningPodOptions,
    private readonly folders: Readonly<Record<string, string>>,
    private readonly log: WriteStream,
  ) {}

  /** @throws Error when an init container fails; its output is in the pod's log */
  static async start(pod: Pod, options: RunningPodOptions): Promise<RunningPod> {
    const folders = await podVolumes(pod, options.volumes);
    const log = createWriteStream(path.join(options.images.folder, `${pod.metadata.name}.log`), { flags: "a" });
    const running = new RunningPod(pod, options, folders, log);
    for (const container of pod.spec.initContainers) {
      const started = await running.run(container);
      if (!started) continue;
      const status = await started.ended;
      if (status !== 0) throw new Error(`init container ${container.name} of ${running.name} ended with ${status}`);
    }
    for (const container of pod.spec.containers) {
      const started = await running.run(container);
      if (started) running.containers.push(started);
    }
    return running;
  }

  get name(): string {
    return this.pod.metadata.name;
  }

  get address(): string {
    return this.options.address;
  }

  /** Like a node that loses power: nothing of the pod does anything any more. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  /** Like the deletion of the pod. */
  async stop(): Promise<void> {
    await this.end("SIGTERM");
  }

  async refreshSecrets(): Promise<void> {
    await refreshSecrets(this.pod, this.options.volumes);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    await Promise.all(
      this.containers.splice(0).map(({ pid, ended }) => {
        try {
          process.kill(pid, signal);
        } catch {
          // It has ended by itself.
        }
        return ended;
      }),
    );
  }

  private async run(container: PodContainer): Promise<RunningContainer | undefined> {
    const root = image(container, this.pod, this.options.images);
    if (!root || !container.command) return undefined;
    const environment = { ...root.environment, ...(await this.environment(container)) };
    const child = spawn("bwrap", this.arguments(container, root, environment), {
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      detached: true,
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (text: Buffer) => this.log.write(text.toString().replace(/^(?=.)/gm, `[${container.name}] `)));
    }
    const ended = once(child, "close").then(([status]) => status as number | null);
    return { name: container.name, ended, pid: await firstProcess(child) };
  }

  private arguments(container: PodContainer, root: Image, environment: Readonly<Record<string, string>>): string[] {
    const { runAsUser, runAsGroup, fsGroup } = this.pod.spec.securityContext;
    const mounts = (container.volumeMounts ?? []).flatMap(({ name, mountPath, readOnly }) =>
      [mountPath, ...root.alsoAt(mountPath)].flatMap((target) => [
        ...openAncestors(target),
        ...[readOnly ? "--ro-bind" : "--bind", this.folders[name] ?? "", target],
      ]),
    );
    return [
      ...["--unshare-pid", "--unshare-ipc", "--as-pid-1", "--die-with-parent", "--info-fd", "3", "--clearenv"],
      ...root.arguments,
      ...mounts,
      ...(container.securityContext.readOnlyRootFilesystem ? ["--remount-ro", "/"] : []),
      ...Object.entries(environment).flatMap(([name, value]) => ["--setenv", name, value]),
      "--",
      ...["setpriv", "--reuid", String(runAsUser), "--regid", String(runAsGroup), "--groups", String(fsGroup)],
      // Whatever becomes of the suite, nothing of it stays behind.
      ...["--bounding-set", "-all", "--inh-caps", "-all", "--pdeathsig", "KILL"],
      ...(container.securityContext.allowPrivilegeEscalation === false ? ["--no-new-privs"] : []),
      ...(container.command ?? []),
    ];
  }

  private async environment(container: PodContainer): Promise<Record<string, string>> {
    const { address, apiServer, volumes } = this.options;
    const fields: Readonly<Record<string, string>> = {
      "status.podIP": address,
      "metadata.name": this.name,
      "metadata.namespace": volumes.api.namespace,
    };
    const values: Record<string, string> = {
      HOSTNAME: this.name,
      KUBERNETES_SERVICE_HOST: apiServer.host,
      KUBERNETES_SERVICE_PORT: String(apiServer.port),
    };
    for (const { name, value, valueFrom } of container.env ?? []) {
      if (valueFrom?.secretKeyRef) {
        const secret = await volumes.api.get<KubernetesObject>("secrets", valueFrom.secretKeyRef.name);
        values[name] = Buffer.from(secret.data?.[valueFrom.secretKeyRef.key] ?? "", "base64").toString();
      } else if (valueFrom?.fieldRef) {
        const field = fields[valueFrom.fieldRef.fieldPath];
        if (field === undefined) throw new Error(`${container.name}: no field ${valueFrom.fieldRef.fieldPath}`);
        values[name] = field;
      } else {
        values[name] = (value ?? "").replace(/\$\((\w+)\)/g, (text, other: string) => values[other] ?? text);
      }
    }
    return values;
  }
}

/** What bwrap tells of the process it has started. It comes in pieces, and bwrap dies if the rest of them is not taken. */
function firstProcess(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdio[3]?.on("data", (piece: Buffer) => {
      text += piece;
      const pid = /"child-pid": (\d+)\D/.exec(text)?.[1];
      if (pid) resolve(Number(pid));
    });
    child.on("close", () => reject(new Error(`bwrap started nothing: ${text}`)));
  });
}
