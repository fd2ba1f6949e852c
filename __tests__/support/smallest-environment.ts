import { pathKeys } from "./path-keys";

/** Changes to an environment by path, such as `"target.kubeconfig.context"`; `undefined` takes the key away. */
export type Changes = Readonly<Record<string, unknown>>;

/** The smallest environment that is valid, with changes. Untyped on purpose: tests put in what the compiler refuses. */
export function smallestEnvironment(changes: Changes = {}): Record<string, unknown> {
  const environment: Record<string, unknown> = {
    name: "lab",
    owner: "platform",
    scope: "cluster",
    target: { kind: "existing", kubeconfig: { context: "kind-lab" }, kubernetesVersion: "1.35" },
    state: { kind: "local" },
    namespaces: { apps: {} },
    components: {},
  };
  for (const [path, value] of Object.entries(changes)) change(environment, pathKeys(path), value);
  return environment;
}

function change(root: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const last = path.at(-1) ?? "";
  let here = root;
  for (const key of path.slice(0, -1)) {
    const next = here[key];
    if (typeof next !== "object" || next === null) throw new Error(`${path.join(".")}: nothing at ${key} to change`);
    // A copy: a change must not reach into what the caller goes on using.
    const copy = (Array.isArray(next) ? [...next] : { ...next }) as Record<string, unknown>;
    here[key] = copy;
    here = copy;
  }
  if (value === undefined) delete here[last];
  else here[last] = value;
}
