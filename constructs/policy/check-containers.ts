import type { Finding } from "./finding";
import { outcome } from "./outcome";
import { type PolicyContainer, type PolicyPodTemplate, podTemplate } from "./pod-template";
import type { RenderedBlock } from "./rendered-block";

/** What a rule says of every container and init container of a workload; containers it cannot see are `unknown`. */
export function checkContainers(
  block: RenderedBlock,
  check: (container: PolicyContainer, pod: PolicyPodTemplate) => readonly Finding[],
): readonly Finding[] {
  const pod = podTemplate(block);
  return [
    ...pod.hidden.map(({ attribute, expression }) => outcome.unknown(attribute, expression)),
    ...pod.containers.flatMap((container) => check(container, pod)),
  ];
}
