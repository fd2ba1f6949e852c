import fs from "node:fs";
import path from "node:path";
import { providers } from "../../../config/versions";
import type { ProviderFolder } from "./provider-folders";
import type { Terraform } from "./terraform";

/** What a provider takes, as `terraform providers schema -json` tells it. */
export interface SchemaBlock {
  readonly attributes?: Readonly<Record<string, { readonly nested_type?: { readonly attributes: SchemaAttributes } }>>;
  readonly block_types?: Readonly<Record<string, { readonly block: SchemaBlock }>>;
}

type SchemaAttributes = NonNullable<SchemaBlock["attributes"]>;

export interface ProviderSchema {
  readonly provider: { readonly block: SchemaBlock };
  readonly resource_schemas: Readonly<Record<string, { readonly block: SchemaBlock }>>;
  readonly data_source_schemas: Readonly<Record<string, { readonly block: SchemaBlock }>>;
}

/** The AWS provider's schema, or what is missing to have it, in words. */
export async function awsSchema(
  folder: string,
  terraform: Terraform,
  version: string,
): Promise<ProviderSchema | { missing: string }> {
  fs.mkdirSync(folder, { recursive: true });
  const required_providers = { aws: { source: "hashicorp/aws", version } };
  fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify({ terraform: { required_providers } }));
  const init = await terraform.run(folder, "init", "-input=false", "-no-color");
  if (init.status !== 0) return { missing: `the AWS provider ${version} (${init.output.trim().split("\n").at(-1)})` };
  const schemas = JSON.parse(await terraform.succeed(folder, "providers", "schema", "-json")) as {
    provider_schemas: Readonly<Record<string, ProviderSchema>>;
  };
  const schema = Object.entries(schemas.provider_schemas).find(([name]) => name.endsWith("hashicorp/aws"))?.[1];
  return schema ?? { missing: "the AWS provider's schema" };
}

/** The AWS provider to use: the version of the bindings, or the newest that lies on this machine instead. */
export function awsProviderVersion(found: readonly ProviderFolder[]): string {
  const versions = found.filter(({ name }) => name === "aws").map(({ version }) => version);
  if (versions.length === 0 || versions.includes(providers.aws)) return providers.aws;
  return versions.sort((one, other) => other.localeCompare(one, "en", { numeric: true }))[0] ?? providers.aws;
}
