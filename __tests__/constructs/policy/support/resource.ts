import { TerraformDataSource, TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/** A resource, or a data source where the type begins with `data.`, with the attributes that Terraform will read. */
export function resource(
  scope: Construct,
  type: string,
  body: Readonly<Record<string, unknown>> = {},
  id = "it",
): TerraformResource | TerraformDataSource {
  const element = type.startsWith("data.")
    ? new TerraformDataSource(scope, id, { terraformResourceType: type.slice("data.".length) })
    : new TerraformResource(scope, id, { terraformResourceType: type });
  for (const [name, value] of Object.entries(body)) element.addOverride(name, value);
  return element;
}
