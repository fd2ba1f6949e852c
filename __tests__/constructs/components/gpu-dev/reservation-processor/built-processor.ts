import { reservationProcessor } from "../../../../../constructs/components/gpu-dev/reservation-processor/reservation-processor";
import { synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import type { Template } from "../../../../support/template";
import { gpuDevRequired } from "../runtime/gpu-dev-required";

export const smallest = { image: "registry.example.com/processor:1" };

/** The reservation processor with some settings changed, built and rendered. */
export function builtProcessor(overrides: object = {}, cluster = new FakeCluster()): Template {
  const settings = reservationProcessor.settings.parse({ ...smallest, ...overrides });
  return synthesized((scope, context) => reservationProcessor.build(scope, settings, context), {
    cluster,
    required: gpuDevRequired(),
  });
}

/** The environment of a queue's poller: values by name, and references as they are. */
export function pollerVariables(template: Template, name = "reservation-processor"): Record<string, unknown> {
  const config = template.resource("kubernetes_config_map_v1", "reservation-processor-config").at("data") as object;
  const env = template
    .resource("kubernetes_deployment_v1", name)
    .at("spec", "template", "spec", "container", 0, "env") as { name: string; value?: string; value_from?: object }[];
  return {
    ...config,
    ...Object.fromEntries(env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))),
  };
}

/** What is added to the Jobs of a queue. */
export function addedToJobs(template: Template, name = "reservation-processor-program") {
  const data = template.resource("kubernetes_config_map_v1", name).at("data") as Record<string, string>;
  return JSON.parse(data["worker-job.json"] ?? "") as {
    readonly selector: string;
    readonly namePrefix: string;
    readonly job: { readonly spec: JobSpec; readonly metadata: { readonly labels: Record<string, string> } };
  };
}

interface JobSpec {
  readonly activeDeadlineSeconds: number;
  readonly ttlSecondsAfterFinished: number;
  readonly template: {
    readonly spec: {
      readonly tolerations?: readonly object[];
      readonly imagePullSecrets?: readonly object[];
      readonly securityContext: object;
      readonly containers: readonly [
        {
          readonly env: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: object }[];
          readonly resources: object;
          readonly securityContext: object;
        },
      ];
    };
  };
}
