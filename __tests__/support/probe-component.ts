import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import type { Construct } from "constructs";
import * as z from "zod";
import type { Layer } from "../../config/layer";
import type { Component, ComponentContext } from "../../constructs/contracts/component";
import { defineComponent } from "../../constructs/core/define-component";

interface ProbeOptions {
  readonly layer?: Layer;
  readonly requires?: readonly Component[];
  /** Default: one ConfigMap called as the component. */
  readonly build?: (scope: Construct, context: ComponentContext) => void;
}

const settings = z.strictObject({ namespace: z.string().optional() });

/** A component that does next to nothing, to see what the stacks around it do. It provides its id and its namespace. */
export function probeComponent(id: string, { layer = "apps", requires = [], build }: ProbeOptions = {}) {
  return defineComponent<typeof settings, { readonly id: string; readonly namespace: string }>({
    id,
    summary: "A probe.",
    layer,
    settings,
    requires,
    provides: (_settings, { namespace }) => ({ id, namespace }),
    build(scope, _settings, context) {
      if (build) build(scope, context);
      else new ConfigMapV1(scope, "config-map", { metadata: { name: id, namespace: context.namespace } });
    },
  });
}

/** The probes as an environment names them, without settings. */
export function named(...components: readonly { readonly id: string }[]): Record<string, object> {
  return Object.fromEntries(components.map(({ id }) => [id, {}]));
}
