import type { ComponentContext } from "../../../contracts/component";
import { environmentLabels } from "../../../core/environment-labels";
import type { BuildsContract } from "../dev-pods/builds-contract";

const folders = { config: "/etc/buildkit-registry", credentials: "/etc/buildkit-credentials" } as const;

/**
 * What `launch.py` adds to the Jobs that a worker makes, which build users' images: a pinned image, and where builds
 * push with a password, that and the registry's authority. Nodes, sizes and script stay the program's.
 */
export function buildJob({ environment, cluster }: ComponentContext, { image, push }: BuildsContract) {
  const { pullSecret } = cluster.images;
  const metadata = { labels: environmentLabels(environment) };
  const mounted = push ? pushMounts(push) : undefined;
  return {
    module: "processor.worker",
    job: {
      metadata,
      spec: {
        template: {
          metadata,
          spec: {
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            ...(pullSecret ? { imagePullSecrets: [{ name: pullSecret }] } : {}),
            ...(mounted ? { volumes: mounted.volumes } : {}),
            containers: [
              {
                name: "buildkit",
                image: cluster.images.image(image),
                ...(mounted ? { env: mounted.env, volumeMounts: mounted.volumeMounts } : {}),
              },
            ],
          },
        },
      },
    },
  };
}

/** buildctl hands on who pushes, to the daemon that buildctl-daemonless.sh starts beside it; only that one needs the authority. */
function pushMounts({ credentials, trust }: NonNullable<BuildsContract["push"]>) {
  const file = (secret: string, key: string, path: string) => ({
    secret: { secretName: secret, items: [{ key, path }] },
  });
  const volumes = [
    { name: "push-credentials", ...file(credentials.name, credentials.key, "config.json") },
    ...(trust
      ? [
          { name: "push-authority", ...file(trust.authority.name, "ca.crt", "ca.crt") },
          { name: "push-config", configMap: { name: trust.config } },
        ]
      : []),
  ];
  const paths: Readonly<Record<string, string>> = {
    "push-credentials": folders.credentials,
    "push-config": folders.config,
    ...(trust ? { "push-authority": trust.folder } : {}),
  };
  return {
    volumes,
    env: [
      { name: "DOCKER_CONFIG", value: folders.credentials },
      ...(trust ? [{ name: "BUILDKITD_FLAGS", value: `--config ${folders.config}/buildkitd.toml` }] : []),
    ],
    volumeMounts: volumes.map(({ name }) => ({ name, mountPath: paths[name], readOnly: true })),
  };
}
