import { checkContainers } from "../check-containers";
import type { Finding } from "../finding";
import { isExpression } from "../is-expression";
import { makesPods } from "../makes-pods";
import { outcome } from "../outcome";
import type { PolicyRule } from "../policy-rule";

/** An image reference is `repository[:tag][@digest]`; a colon before the last slash is a port. */
const pinned = /(?:@sha256:[a-f0-9]{64}|:(?<tag>[\w][\w.-]*))$/;

export const pinnedImages: PolicyRule = {
  id: "pinned-images",
  summary: "Every container runs an image with a tag other than latest, or a digest.",
  remedy: "name a tag or a digest, from the table of versions or the component's settings",
  appliesTo: makesPods,
  check: (block) => checkContainers(block, ({ name, body }) => imageFindings(name, body.image)),
};

function imageFindings(container: string, image: unknown): readonly Finding[] {
  if (typeof image !== "string" || image === "")
    return [outcome.fail(`container ${container} names no image`, container)];
  // What only Terraform knows may be the repository alone: then the pin stands behind it.
  const match = pinned.exec(image);
  if (!match) {
    return isExpression(image)
      ? [outcome.unknown(`the image of container ${container}`, image, container)]
      : [outcome.fail(`container ${container} runs ${image}, which names neither tag nor digest`, container)];
  }
  return match.groups?.tag === "latest"
    ? [outcome.fail(`container ${container} runs ${image}, which follows the moving tag latest`, container)]
    : [];
}
