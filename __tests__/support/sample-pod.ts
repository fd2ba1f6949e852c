import type { ContainerOptions } from "../../constructs/kubernetes/container";
import type { PodOptions } from "../../constructs/kubernetes/pod";

/** A container with nothing but what has no default. */
export function sampleContainer(overrides: Partial<ContainerOptions> = {}): ContainerOptions {
  return {
    name: "main",
    image: "example.com/app:1",
    resources: { requests: { cpu: "100m", memory: "64Mi" }, limits: { cpu: "1", memory: "128Mi" } },
    ...overrides,
  };
}

/** A pod with nothing but what has no default. */
export function samplePod(overrides: Partial<PodOptions> = {}): PodOptions {
  return { user: { uid: 1000, gid: 2000 }, containers: [sampleContainer()], ...overrides };
}
