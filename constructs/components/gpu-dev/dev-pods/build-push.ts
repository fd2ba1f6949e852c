import { Construct } from "constructs";
import type { ComponentContext } from "../../../contracts/component";
import { Certificate } from "../../../kubernetes/certificate";
import { Config } from "../../../kubernetes/config";
import { Secret } from "../../../kubernetes/secret";
import { buildPushConfig } from "./build-push-config";
import type { BuildPushSettings } from "./build-push-settings";
import type { BuildsPush } from "./builds-contract";

export interface BuildPushProps {
  readonly context: ComponentContext;
  readonly settings: BuildPushSettings;
  readonly contract: BuildsPush;
}

/** What build pods mount to push with a password: who pushes, and whom BuildKit's daemon trusts for that registry. */
export class BuildPush extends Construct {
  constructor(scope: Construct, id: string, { context, settings, contract }: BuildPushProps) {
    super(scope, id);
    const { namespace } = context;
    const { credentials, trust, registry } = contract;
    new Secret(this, "credentials", {
      context,
      name: credentials.name,
      source: settings.credentials,
      // Never generated: the registry knows the password already.
      passwords: { [credentials.key]: 0 },
    });
    if (!trust) return;
    new Config(this, "config", {
      name: trust.config,
      namespace,
      data: { "buildkitd.toml": buildPushConfig(registry, trust) },
    });
    if (settings.authority.kind !== "issuer") return;
    new Certificate(this, "authority", {
      context,
      name: trust.authority.name,
      secretName: trust.authority.name,
      dnsNames: [`${trust.authority.name}.${namespace}.svc`],
      // Nobody serves it; it is renewed every second day, so that a new authority reaches the builds in that time.
      days: 3,
    });
  }
}
