import type * as z from "zod";
import { imageReference } from "../../../../config/versions";
import { secretReference } from "../../../core/secret-reference";
import { images } from "../../builds/buildkit/images";
import type { BuildPushSettings } from "./build-push-settings";
import type { BuildsContract, BuildsPush } from "./builds-contract";
import type { settings } from "./settings";

/** What others know of the pods that build images, by the setting `builds`. */
export function providedBuilds({
  serviceAccount,
  push,
}: NonNullable<z.output<typeof settings>["builds"]>): BuildsContract {
  return {
    podLabels: { app: "buildkit" },
    serviceAccount,
    image: imageReference(images.buildkit),
    ...(push ? { push: providedPush(push) } : {}),
  };
}

function providedPush({ registry, credentials, authority }: BuildPushSettings): BuildsPush {
  return {
    registry,
    credentials: { ...secretReference("buildkit-push", credentials), key: ".dockerconfigjson" },
    ...(authority.kind === "public"
      ? {}
      : {
          trust: {
            authority: {
              name: authority.kind === "existing" ? authority.secretName : "buildkit-authority",
              revision: "",
            },
            config: "buildkit-registry",
            folder: "/etc/buildkit-authority",
          },
        }),
  };
}
