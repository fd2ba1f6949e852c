import type { ResolvedEnvironment } from "../../config/resolved-environment";
import * as registry from "../../constructs/components/registry";
import type { Component } from "../../constructs/contracts/component";
import { eksTarget } from "./eks-target";
import { resolvedEnvironment } from "./resolved-environment";

const images = `${eksTarget.account}.dkr.ecr.${eksTarget.region}.amazonaws.com`;
const customImages = `${images}/gpu-dev-custom-images`;

const privileged = { level: "privileged", reason: "Dev pods add capabilities for NCCL and GPU profilers." };
const quota = {
  requests: { cpu: "432", memory: "4288Gi" },
  limits: { cpu: "864", memory: "4288Gi" },
  pods: 60,
  gpus: 16,
};

/** gpu-dev on EKS with all that its programs can use of Amazon, so that every role of theirs is there. */
export function eksGpuDev(changes: Readonly<Record<string, unknown>> = {}): ResolvedEnvironment<Component> {
  return resolvedEnvironment<Component>(
    {
      name: "sample",
      target: {
        ...eksTarget,
        nodePools: {
          system: { purpose: "system", machines: ["c7i.4xlarge"], nodes: { min: 2, max: 4 } },
          h100: { purpose: "gpu", gpu: "h100", nodes: { min: 0, max: 2 } },
        },
        buckets: { "disk-contents": {} },
        sharedFiles: { fileSystems: { ccache: {} } },
        ...changes,
      },
      namespaces: { "gpu-controlplane": {}, "gpu-dev": { podSecurity: privileged, quota } },
      components: {
        storageClasses: { namespace: "gpu-controlplane", classes: { gp3: { kind: "awsEbs" } } },
        devPods: {
          namespace: "gpu-dev",
          image: `${images}/gpu-dev-image:1`,
          reachableFrom: ["10.0.0.0/16"],
          builds: { reason: "The processor builds users' Dockerfiles in privileged Jobs." },
          inTreeEbs: { reason: "The processor mounts users' disks as EBS volumes by their ids." },
          nfsServers: [`*.efs.${eksTarget.region}.amazonaws.com`],
        },
        buildkit: { namespace: "gpu-dev", repository: customImages },
        postgres: { namespace: "gpu-controlplane", engine: { kind: "patroni", members: 3, storage: "100Gi" } },
        migrations: { namespace: "gpu-controlplane", gpuTypes: { h100: {} } },
        api: {
          namespace: "gpu-controlplane",
          image: `${images}/api:1`,
          login: { kind: "awsRole", region: eksTarget.region },
          diskContentsBucket: "disk-contents",
        },
        reservationProcessor: {
          namespace: "gpu-controlplane",
          image: `${images}/processor:1`,
          cloud: { kind: "aws", diskContentsBucket: "disk-contents", sharedFiles: {} },
          customImages,
          consumers: { reservations: { replicas: 2, maxConcurrentJobs: 30 } },
        },
        availabilityUpdater: { namespace: "gpu-controlplane", image: `${images}/updater:1` },
        reservationExpiry: { namespace: "gpu-controlplane", image: `${images}/expiry:1` },
      },
    },
    Object.values(registry) as Component[],
  );
}
