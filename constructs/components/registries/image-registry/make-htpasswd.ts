import { imageReference } from "../../../../config/versions";
import type { SecretReference } from "../../../contracts/secret-reference";
import type { ContainerOptions } from "../../../kubernetes/container";
import { images } from "../images";
import { registryLayout as layout } from "../registry-layout";

/** Turns the password of a Secret into the file that the registry reads. */
export function makeHtpasswd(
  secret: SecretReference,
  keys: { readonly username: string; readonly password: string },
): ContainerOptions {
  return {
    name: "htpasswd",
    image: imageReference(images.htpasswd),
    command: ["sh", `${layout.configuration}/make-htpasswd.sh`],
    env: {
      USERNAME: { secret, key: keys.username },
      PASSWORD: { secret, key: keys.password },
      OUTPUT: `${layout.htpasswd}/htpasswd`,
    },
    resources: { requests: { cpu: "10m", memory: "16Mi" }, limits: { cpu: "500m", memory: "64Mi" } },
    mounts: [
      { volume: "configuration", path: layout.configuration, readOnly: true },
      { volume: "htpasswd", path: layout.htpasswd },
    ],
  };
}
