import type * as z from "zod";
import { imageReference } from "../../../../config/versions";
import type { ComponentContext } from "../../../contracts/component";
import type { PodEndpoint } from "../../../contracts/network-endpoint";
import type { SecretReference } from "../../../contracts/secret-reference";
import type { Config } from "../../../kubernetes/config";
import type { PodOptions } from "../../../kubernetes/pod";
import { publicInternet } from "../../../kubernetes/public-internet";
import { images } from "./images";
import { securityExceptions } from "./security-exceptions";
import type { settings as schema } from "./settings";

export interface DaemonPodProps {
  readonly settings: z.output<typeof schema>;
  readonly context: ComponentContext;
  /** buildkitd.toml and the scripts. */
  readonly config: Config;
  readonly port: number;
  readonly listener: PodEndpoint;
  readonly certificate: SecretReference;
}

/** `user` of the image, whose home and runtime folder the image's own variables name. */
const user = { uid: 1000, gid: 1000, home: "/home/user", runtime: "/run/user/1000" } as const;

/** The daemon's pod: its root file system stays read-only, and all that it writes lies in volumes. */
export function daemonPod({ settings, context, config, port, listener, certificate }: DaemonPodProps): PodOptions {
  const alive = { exec: ["sh", "/config/alive.sh"] };
  return {
    user,
    placement: context.cluster.nodePools.place({ purpose: "build" }),
    // Base images and packages come from anywhere; some mirrors of distributions serve plain HTTP only.
    connectsTo: [publicInternet([80, 443])],
    accepts: [{ ports: [port], from: { clientsOf: listener } }],
    // A build that is under way ends with the daemon.
    terminationGraceSeconds: 60,
    volumes: {
      config: { config },
      certificate: { secret: certificate },
      runtime: { scratch: { sizeLimit: "64Mi" } },
      "user-tmp": { scratch: { sizeLimit: "10Gi" } },
      tmp: { scratch: { sizeLimit: "1Gi" } },
    },
    containers: [
      {
        name: "buildkitd",
        image: imageReference(images.buildkit),
        command: ["sh", "/config/start.sh"],
        env: {
          HOME: user.home,
          // Anything but root: the daemon takes its folders from the home of this user then.
          USER: "user",
          XDG_RUNTIME_DIR: user.runtime,
          TMPDIR: `${user.home}/.local/tmp`,
          BUILDKIT_HOST: `unix://${user.runtime}/buildkit/buildkitd.sock`,
        },
        ports: { buildkit: port },
        startupProbe: { check: alive, periodSeconds: 5, timeoutSeconds: 10, failureThreshold: 24 },
        readinessProbe: { check: alive, periodSeconds: 30, timeoutSeconds: 10 },
        livenessProbe: { check: alive, periodSeconds: 60, timeoutSeconds: 30, failureThreshold: 3 },
        resources: settings.resources,
        mounts: [
          { volume: "config", path: "/config", readOnly: true },
          { volume: "certificate", path: "/certs", readOnly: true },
          // The folder above the daemon's own, which it makes itself, with the owner and the mode that it wants.
          { volume: "cache", path: `${user.home}/.local/share` },
          { volume: "user-tmp", path: `${user.home}/.local/tmp` },
          { volume: "runtime", path: user.runtime },
          { volume: "tmp", path: "/tmp" },
        ],
        exceptions: securityExceptions,
      },
    ],
  };
}
