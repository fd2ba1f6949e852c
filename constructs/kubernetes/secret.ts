import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { SecretSource } from "../../config/fields/secret-source";
import type { ComponentContext } from "../contracts/component";
import type { SecretReference } from "../contracts/secret-reference";
import { CustomResources } from "../core/custom-resources";
import { EphemeralPassword } from "../core/ephemeral-password";
import { literal } from "../core/literal";
import { protect } from "../core/protect";
import { secretReference } from "../core/secret-reference";

export interface SecretProps {
  readonly context: ComponentContext;
  readonly name: string;
  readonly source: SecretSource;
  /**
   * Keys whose value is not secret, such as a user name. They are the same whatever the source.
   * A generated Secret is written once for each revision: a change here arrives with the next one.
   */
  readonly plain?: Readonly<Record<string, string>>;
  /** Keys with a password of their own, and how many characters it has. */
  readonly passwords: Readonly<Record<string, number>>;
}

/**
 * A secret by its source: generated (an ephemeral password into a write-only argument, so that no plan and no state
 * holds it), existing (nothing is made), or external (External Secrets fetches it from the target's store).
 */
export class Secret extends Construct {
  /** The Secret of that name that is made in the stack of `scope`, for whoever has to wait for it. */
  static made(scope: Construct, namespace: string, name: string): Secret | undefined {
    return secretsOf(scope).get(`${namespace}/${name}`);
  }

  readonly reference: SecretReference;

  constructor(scope: Construct, id: string, props: SecretProps) {
    super(scope, id);
    const { context, name, source, plain, passwords } = props;
    this.reference = secretReference(name, source);
    secretsOf(this).set(`${context.namespace}/${this.reference.name}`, this);
    switch (source.kind) {
      case "existing":
        return;
      case "external":
        new CustomResources(this, "external", {
          name,
          namespace: context.namespace,
          objects: [externalSecret(props, source.path)],
        });
        return;
      case "generated": {
        const secret = new SecretV1(this, "secret", {
          metadata: { name, namespace: context.namespace },
          type: "Opaque",
          dataWo: {
            ...Object.fromEntries(Object.entries(plain ?? {}).map(([key, value]) => [key, literal(value)])),
            ...Object.fromEntries(
              Object.entries(passwords).map(([key, length]) => [
                key,
                new EphemeralPassword(this, key, { length }).result,
              ]),
            ),
          },
          dataWoRevision: source.revision,
        });
        protect(secret, context.environment.deletionProtection);
      }
    }
  }
}

const secrets = new WeakMap<TerraformStack, Map<string, Secret>>();

/** Secrets of a stack by namespace and name: a reference is plain data, and names no construct. */
function secretsOf(scope: Construct): Map<string, Secret> {
  const stack = TerraformStack.of(scope);
  const known = secrets.get(stack) ?? new Map<string, Secret>();
  secrets.set(stack, known);
  return known;
}

function externalSecret({ context, name, plain, passwords }: SecretProps, path: string) {
  const store = context.cluster.secretStore;
  if (!store) throw new Error(`${name}: the target has no secret store; configuration should have refused this`);
  const templates = Object.keys(passwords).map((key) => [key, `{{ index . "${key}" }}`]);
  return {
    apiVersion: "external-secrets.io/v1",
    kind: "ExternalSecret",
    metadata: { name, namespace: context.namespace },
    spec: {
      refreshInterval: "1h",
      secretStoreRef: { kind: store.kind, name: store.name },
      target: { name, creationPolicy: "Owner", template: { data: { ...plain, ...Object.fromEntries(templates) } } },
      data: Object.keys(passwords).map((key) => ({ secretKey: key, remoteRef: { key: path, property: key } })),
    },
  };
}
