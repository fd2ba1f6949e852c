import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Construct } from "constructs";
import { literal } from "../core/literal";
import { resolveValues } from "../core/resolve-values";
import { contentHash } from "./content-hash";

export interface ConfigProps {
  readonly name: string;
  readonly namespace: string;
  /** Files or variables by key; the API server takes 1 MiB in all. */
  readonly data: Readonly<Record<string, string>>;
}

/** A ConfigMap that pods which use it roll with: its content's hash goes into their template. */
export class Config extends Construct {
  readonly name: string;
  /** Changes with the content. */
  readonly hash: string;
  private readonly keys: readonly string[];

  /** @throws Error when the content is above the API server's 1 MiB. */
  constructor(scope: Construct, id: string, props: ConfigProps) {
    super(scope, id);
    const size = Object.entries(props.data).reduce(
      (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
      0,
    );
    if (size > 1024 ** 2) {
      throw new Error(
        `${this.node.path}: ConfigMap ${props.name} holds ${size} bytes; the API server takes 1048576. Split it.`,
      );
    }
    this.name = props.name;
    // A token has a number that counts all tokens of the program; what it stands for is named by its address.
    this.hash = contentHash(resolveValues(this, props.data));
    this.keys = Object.keys(props.data);
    new ConfigMapV1(this, "config-map", {
      metadata: { name: props.name, namespace: props.namespace },
      data: Object.fromEntries(Object.entries(props.data).map(([key, value]) => [key, literal(value)])),
    });
  }

  /** Every key as an environment variable of the same name. */
  get variables(): Readonly<Record<string, { readonly config: Config; readonly key: string }>> {
    return Object.fromEntries(this.keys.map((key) => [key, { config: this, key }]));
  }
}
