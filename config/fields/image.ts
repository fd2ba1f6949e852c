import * as z from "zod";

const reference =
  /^(?:[a-z0-9.-]+(?::\d+)?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::(?<tag>[\w][\w.-]{0,127}))?(?<digest>@sha256:[a-f0-9]{64})?$/;

const allowed = "registry/repository:tag or registry/repository@sha256:digest";

/** A container image pinned by tag or digest; `latest` and a missing tag are refused, because they change unseen. */
export const image = z
  .string()
  .superRefine((text, context) => {
    const groups = reference.exec(text)?.groups;
    const message = !groups
      ? "is not an image reference"
      : groups.digest
        ? undefined
        : !groups.tag
          ? "is not pinned"
          : groups.tag === "latest"
            ? "follows the moving tag latest"
            : undefined;
    if (message) context.addIssue({ code: "custom", message });
  })
  .meta({ allowed, hint: "pin the image to a version tag, better to a digest", form: "image" });

/** An image that no public registry carries: the system's own build, so there is no default. */
export function ownImage(what: string, source: string) {
  return image.meta({
    description: `Image of ${what}. No public registry carries it: ${source}. Required.`,
    allowed,
    hint: `no public registry carries the image of ${what}: ${source}, push it to a registry that the cluster can pull from and name it here`,
  });
}
