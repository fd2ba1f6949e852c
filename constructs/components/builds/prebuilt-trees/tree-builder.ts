import type * as z from "zod";
import type { Resources } from "../../../../config/fields/resources";
import type { ComponentContext } from "../../../contracts/component";
import type { SecurityException } from "../../../kubernetes/container";
import type { PodOptions, Volume } from "../../../kubernetes/pod";
import { publicInternet } from "../../../kubernetes/public-internet";
import type { settings as schema } from "./settings";

export interface TreeBuilderProps {
  readonly context: ComponentContext;
  readonly settings: z.output<typeof schema>;
  /** Image of dev pods: a tree is only of use to the compilers and the Python that it was built with. */
  readonly image: string;
  readonly upstream: string;
  readonly scripts: Volume;
  readonly shared: Volume;
  readonly command: readonly string[];
  readonly resources: Resources;
  readonly variables: Readonly<Record<string, string>>;
  /** Folder of the node with the checkout. */
  readonly buildFolder: string;
  /** Whether what it builds becomes what every node copies. */
  readonly latest: "yes" | "no";
}

/** `dev` of the image of dev pods, in whose folders trees end up. */
const user = { uid: 1081, gid: 1081 } as const;

const exceptions: readonly SecurityException[] = [
  {
    allows: "root",
    reason: "the build folder is made by the kubelet and belongs to root; without capabilities, root is but its owner",
  },
  {
    allows: "writableRoot",
    reason: "the build installs what it needs, and the tree itself, into the image's own Python, as dev pods have it",
  },
];

/** Mount of the shared files: trees under `prebuilt`, the compiler cache beside them, as dev pods know both. */
const sharedFolder = "/ccache_shared";

/** A pod that builds trees on a build node, in a checkout that stays there. */
export function treeBuilder(props: TreeBuilderProps): PodOptions {
  const { settings } = props;
  return {
    user,
    placement: props.context.cluster.nodePools.place({ purpose: "build" }),
    // Sources, their submodules and Python packages.
    connectsTo: [publicInternet([443])],
    volumes: {
      scripts: props.scripts,
      shared: props.shared,
      source: {
        hostPath: props.buildFolder,
        hostPathType: "DirectoryOrCreate",
        reason:
          "the checkout with its build products outlives the pod on the node's own disk, so that a build is minutes instead of an hour",
      },
    },
    containers: [
      {
        name: "build",
        image: props.image,
        command: props.command,
        env: {
          ...settings.variables,
          ...props.variables,
          TREE_NAME: settings.repository,
          TREE_URL: props.upstream,
          TREE_SOURCE: settings.sourceFolder,
          TREE_PUBLISHED: `${sharedFolder}/prebuilt`,
          TREE_KEEP_HOURS: String(settings.keepHours),
          TREE_LATEST: props.latest,
          CCACHE_DIR: sharedFolder,
          CCACHE_MAXSIZE: settings.compilerCacheSize,
          CMAKE_C_COMPILER_LAUNCHER: "ccache",
          CMAKE_CXX_COMPILER_LAUNCHER: "ccache",
          CMAKE_CUDA_COMPILER_LAUNCHER: "ccache",
          HOME: "/root",
        },
        resources: props.resources,
        exceptions,
        mounts: [
          { volume: "scripts", path: "/scripts", readOnly: true },
          { volume: "shared", path: sharedFolder },
          { volume: "source", path: settings.sourceFolder },
        ],
      },
    ],
  };
}
