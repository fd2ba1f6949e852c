import type { Resources } from "../../../../config/fields/resources";
import { imageReference } from "../../../../config/versions";
import type { ContainerOptions } from "../../../kubernetes/container";
import { images } from "../images";
import { registryLayout as layout } from "../registry-layout";

/** Collects garbage before the registry serves: the program's own collection is safe only while nobody pushes. */
export function collectGarbage(untagged: "delete" | "keep", resources: Resources): ContainerOptions {
  return {
    name: "collect-garbage",
    image: imageReference(images.registry),
    command: ["sh", `${layout.configuration}/collect-garbage.sh`],
    env: {
      OTEL_TRACES_EXPORTER: "none",
      // Not REGISTRY_…: the program takes such names for its configuration.
      PROGRAM: layout.program,
      CONFIGURATION: `${layout.configuration}/registry.yml`,
      STORE: layout.data,
      UNTAGGED: untagged,
    },
    resources,
    mounts: [
      { volume: "configuration", path: layout.configuration, readOnly: true },
      { volume: "data", path: layout.data },
    ],
  };
}
