import type { KnownGap } from "./known-gaps";
import { addresses } from "./leave-out";

type Fields = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Fields>>>>;

/** A stack as it can be run against the double: state beside it, any credentials, another provider's version. */
export function stackCopy(json: Fields, awsVersion: string): Fields {
  const { backend: _, ...terraform } = json.terraform as Fields & {
    readonly required_providers: Readonly<Record<string, Fields>>;
  };
  const providers = json.provider as Readonly<Record<string, readonly Fields[]>>;
  return {
    ...json,
    terraform: {
      ...terraform,
      required_providers: {
        ...terraform.required_providers,
        ...(terraform.required_providers.aws
          ? { aws: { ...terraform.required_providers.aws, version: awsVersion } }
          : {}),
      },
    },
    provider: {
      ...providers,
      ...(providers.aws
        ? {
            aws: providers.aws.map((block) => ({
              ...block,
              access_key: "test",
              secret_key: "test",
              // The double's failures do not mend themselves, but a busy machine drops a connection now and then.
              max_retries: 3,
              // A host for each bucket would need a name server.
              s3_use_path_style: true,
            })),
          }
        : {}),
    },
  };
}

/** Time that nothing is worth here: what the double deploys is deployed at once. */
export function withoutWaiting(json: Fields): Fields {
  const resource = json.resource as Blocks | undefined;
  const distributions = Object.entries(resource?.aws_cloudfront_distribution ?? {});
  if (distributions.length === 0) return json;
  const unwaited = distributions.map(([id, body]) => [id, { ...body, wait_for_deployment: false }] as const);
  return { ...json, resource: { ...resource, aws_cloudfront_distribution: Object.fromEntries(unwaited) } };
}

/** A stack whose resources may differ in some attributes from what the double says of them. */
export function withForgotten(json: Fields, forgotten: readonly KnownGap[]): Fields {
  const resources = Object.entries((json.resource ?? {}) as Blocks).map(([type, blocks]) => {
    const ignored = forgotten
      .filter(({ what }) => what.startsWith(`${type}.`))
      .map(({ what }) => what.slice(type.length + 1));
    if (ignored.length === 0) return [type, blocks] as const;
    const bodies = Object.entries(blocks).map(([id, body]) => {
      const lifecycle = (Array.isArray(body.lifecycle) ? body.lifecycle[0] : body.lifecycle) as Fields | undefined;
      const already = lifecycle?.ignore_changes;
      if (already === "all") return [id, body] as const;
      const changes = [...((already ?? []) as readonly string[]), ...ignored];
      return [id, { ...body, lifecycle: { ...lifecycle, ignore_changes: changes } }] as const;
    });
    return [type, Object.fromEntries(bodies)] as const;
  });
  return json.resource ? { ...json, resource: Object.fromEntries(resources) } : json;
}

/** Whether Terraform reads or makes anything of AWS alone there: a stack that also needs a cluster's API is validated only. */
export function onAwsAlone(json: Fields): boolean {
  const types = addresses(json).map(({ type }) => type.replace(/^data\./, ""));
  return Object.keys((json.provider ?? {}) as Fields).includes("aws") && types.every((type) => type.startsWith("aws_"));
}
