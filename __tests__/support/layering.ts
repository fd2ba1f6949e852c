import type { Import, SourceFile } from "./source-files";

/** What the files of one place may import. */
export interface Zone {
  /** Files that the rule is for, by path. */
  readonly files: RegExp;
  /** Our own files, by path. */
  readonly own: RegExp;
  /** Our own files of which only types may be imported. */
  readonly ownTypes?: RegExp;
  readonly packages: RegExp;
  /** Packages of which only types may be imported. */
  readonly packageTypes?: RegExp;
}

const node = "node:(fs|path|crypto|util|os|url)";
const kubernetesProviders = "@cdktf/provider-(kubernetes|helm)/lib/.*";

/** A folder that makes or finds clusters: it knows the contracts, and no other folder of its kind. */
function cloud(name: string, providers: string): Zone {
  return {
    files: new RegExp(`^constructs/${name}/`),
    own: new RegExp(`^(constructs/(${name}|contracts|core)|config)/`),
    packages: new RegExp(`^(cdktf|constructs|${node}|${kubernetesProviders}${providers})$`),
  };
}

/** DESIGN.md, "The house": who may import whom. The first zone that has a file is its own. */
export const house: readonly Zone[] = [
  {
    files: /^config\//,
    own: /^config\//,
    ownTypes: /^constructs\/components\/registry$/,
    packages: new RegExp(`^(zod|fastest-levenshtein|${node})$`),
  },
  {
    files: /^constructs\/contracts\//,
    own: /^$/,
    ownTypes: /^(constructs\/contracts|config)\//,
    packages: /^$/,
    packageTypes: /^(cdktf|constructs|zod)$/,
  },
  {
    files: /^constructs\/core\//,
    own: /^(constructs\/(contracts|core)|config)\//,
    packages: new RegExp(`^(cdktf|constructs|${node}|@cdktf/provider-helm/lib/release)$`),
    packageTypes: /^zod$/,
  },
  {
    // Rules read what was rendered: no provider, and nothing of what made it.
    files: /^constructs\/policy\//,
    own: /^(constructs\/(policy|contracts|core)|config)\//,
    packages: new RegExp(`^(cdktf|constructs|yaml|${node})$`),
  },
  cloud("existing", ""),
  cloud("k3s", ""),
  cloud("aws", "|@cdktf/provider-aws/lib/.*"),
  cloud("gcp", "|@cdktf/provider-google/lib/.*"),
  {
    files: /^constructs\/kubernetes\//,
    own: /^(constructs\/(kubernetes|contracts|core)|config)\//,
    packages: new RegExp(`^(cdktf|constructs|${node}|${kubernetesProviders})$`),
  },
  {
    files: /^constructs\/components\//,
    own: /^(constructs\/(components|kubernetes|contracts|core)|config)\//,
    packages: new RegExp(`^(cdktf|constructs|zod|yaml|${node}|${kubernetesProviders})$`),
  },
  {
    // Providers and backends only; resources are the business of constructs.
    files: /^stacks\//,
    own: /^(stacks|constructs|config)\//,
    packages: new RegExp(`^(cdktf|constructs|${node}|@cdktf/provider-[a-z]+/lib/provider)$`),
  },
  { files: /^review\//, own: /^review\//, packages: new RegExp(`^(yaml|${node})$`) },
  {
    files: /^main\.ts$/,
    own: /^((stacks|config|commands)\/|constructs\/components\/registry$)/,
    packages: new RegExp(`^${node}$`),
  },
];

/** Imports of a file that its zone does not allow, told as sentences. */
export function layeringProblems(file: SourceFile): readonly string[] {
  const zone = house.find(({ files }) => files.test(file.path));
  if (!zone) return [`${file.path} lies in no folder of the house`];
  return file.imports
    .filter((imported) => !allowed(zone, imported))
    .map(({ target, typeOnly }) => `${file.path} imports ${typeOnly ? "types of " : ""}${target}`);
}

function allowed(zone: Zone, { own, target, typeOnly }: Import): boolean {
  const [values, types] = own ? [zone.own, zone.ownTypes] : [zone.packages, zone.packageTypes];
  return values.test(target) || (typeOnly && types?.test(target) === true);
}
