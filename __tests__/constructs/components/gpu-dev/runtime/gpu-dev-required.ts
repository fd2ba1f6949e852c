/** Settings of what the runtime services of gpu-dev require, as a test's context takes them. */
export function gpuDevRequired(processor: object = {}) {
  return {
    postgres: {},
    migrations: {},
    devPods: { image: "registry.example.com/gpu-dev-pod:1" },
    reservationProcessor: { image: "registry.example.com/processor:1", ...processor },
  };
}
