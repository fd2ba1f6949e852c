import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { KubernetesApi, KubernetesObject } from "./kubernetes-api";
import type { Pod, PodVolume } from "./pod";

export interface PodVolumesOptions {
  readonly api: KubernetesApi;
  /** Where the volumes of all pods lie. */
  readonly folder: string;
  /** Certificate of the API server's authority, PEM. */
  readonly authority: string;
}

/** Fills a pod's volumes as the kubelet does, with its owners and modes, and gives their folders by volume. */
export async function podVolumes(pod: Pod, options: PodVolumesOptions): Promise<Readonly<Record<string, string>>> {
  const folders: Record<string, string> = {};
  for (const volume of pod.spec.volumes) folders[volume.name] = await fill(pod, volume, options);
  return folders;
}

/** Writes the pod's Secrets anew, as the kubelet does some time after they have changed. */
export async function refreshSecrets(pod: Pod, options: PodVolumesOptions): Promise<void> {
  for (const volume of pod.spec.volumes) if (volume.secret) await fill(pod, volume, options);
}

async function fill(pod: Pod, volume: PodVolume, { api, folder, authority }: PodVolumesOptions): Promise<string> {
  const group = pod.spec.securityContext.fsGroup;
  if (volume.persistentVolumeClaim)
    return made(path.join(folder, volume.persistentVolumeClaim.claimName), 0o2775, group);
  const place = path.join(folder, pod.metadata.name, volume.name);
  if (volume.emptyDir) {
    rmSync(place, { recursive: true, force: true });
    return made(place, 0o2777, group);
  }
  const { configMap, secret } = volume;
  const files = await (async () => {
    if (configMap) return (await api.get<KubernetesObject>("configmaps", configMap.name)).data ?? {};
    if (secret) return decoded((await api.get<KubernetesObject>("secrets", secret.secretName)).data ?? {});
    return { token: await api.token(pod.spec.serviceAccountName), "ca.crt": authority, namespace: api.namespace };
  })();
  publish(made(place, 0o2755, group), files, (configMap ?? secret)?.defaultMode ?? 0o644, group);
  return place;
}

/** All files change at once, by a link to the folder of their generation. */
function publish(place: string, files: Readonly<Record<string, string>>, mode: number, group: number): void {
  const generation = `..${process.hrtime.bigint()}`;
  made(path.join(place, generation), 0o2755, group);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(place, generation, name);
    writeFileSync(file, content);
    chownSync(file, 0, group);
    chmodSync(file, mode);
    if (!existsSync(path.join(place, name))) symlinkSync(path.join("..data", name), path.join(place, name));
  }
  symlinkSync(generation, path.join(place, "..new"));
  renameSync(path.join(place, "..new"), path.join(place, "..data"));
}

function made(place: string, mode: number, group: number): string {
  mkdirSync(place, { recursive: true });
  chownSync(place, 0, group);
  chmodSync(place, mode);
  return place;
}

function decoded(data: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value, "base64").toString()]));
}
