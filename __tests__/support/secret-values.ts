const secretKey = /(passw(or)?d|passphrase|token|secret|private_?key|api_?key|access_?key)$/i;

/** Keys that end like a secret and hold the name of one; gpu-dev's CLI calls that of its pull Secret registrySecret. */
const nameOfSecret = /(existing|registry)_?secret$/i;

/** Key that ends like a secret and is a name: what makes a file system the same one however often it is asked for. */
const notSecret = /^creation_token$/;

/** Resources whose result lies in the state for everybody who can read it. */
const leakingTypes = /^(random_password|random_string|random_id|random_bytes|tls_private_key)$/;

const leakingText: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  // A password in a file: `password: x`, `PASSWORD=x`, SQL's `PASSWORD 'x'`.
  /(passw(or)?d|passphrase|token|api_?key|secret_?key)["']?(:|\s*=)\s*["']?[A-Za-z0-9+/_-]{6,}/i,
  /\bPASSWORD\s+'[^']+'/i,
];

/** A place that External Secrets fills in. */
const template = /^\{\{ index \. "[^"{}]+" \}\}$/;

const ephemeral = /^\$\{ephemeral\.[\w.-]+\}$/;

/**
 * Where synthesized Terraform would put a secret's value into a file, a plan or a state, by path.
 * Allowed are references to ephemeral values in write-only arguments, and names of Secrets.
 */
export function secretValues(value: unknown, path: readonly string[] = []): readonly string[] {
  const key = path.at(-1) ?? "";
  const here = path.join(".");
  if (typeof value === "string") {
    if (ephemeral.test(value)) return path.some((part) => part.endsWith("_wo")) ? [] : [here];
    if (template.test(value)) return [];
    if (key === "values" || path.at(-2) === "values") return insideValues(value, path);
    const named = secretKey.test(key) && !nameOfSecret.test(key) && !notSecret.test(key);
    return named || leakingText.some((pattern) => pattern.test(value)) ? [here] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  const [kind, type = ""] = path;
  if (path.length === 2 && kind === "resource" && leakingTypes.test(type)) return [here];
  if (path.length === 2 && kind === "data" && /secret|password/.test(type)) return [here];
  const inner = Object.entries(value).flatMap(([child, content]) =>
    type.startsWith("kubernetes_secret") && path.length === 3 && /^(binary_)?data$/.test(child)
      ? [[...path, child].join(".")]
      : secretValues(content, [...path, child]),
  );
  return [...inner, ...variable(value, path)];
}

/** A container's variable whose value stands in the pod template. */
function variable(value: object, path: readonly string[]): readonly string[] {
  const { name, value: literal } = value as { name?: unknown; value?: unknown };
  if (typeof name !== "string" || typeof literal !== "string" || !secretKey.test(name)) return [];
  return [[...path, name].join(".")];
}

/** The values of a chart are one document as text. */
function insideValues(text: string, path: readonly string[]): readonly string[] {
  try {
    return secretValues(JSON.parse(text) as unknown, [...path, "document"]);
  } catch {
    return leakingText.some((pattern) => pattern.test(text)) ? [path.join(".")] : [];
  }
}
