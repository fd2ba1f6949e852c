import type { SecurityException } from "../../../kubernetes/container";

/**
 * What rootless BuildKit needs beyond Pod Security `restricted`
 * (https://github.com/moby/buildkit/blob/master/docs/rootless.md). In exchange no build is privileged: steps run as
 * users of a user namespace, which are nobody on the node.
 */
export const securityExceptions: readonly SecurityException[] = [
  {
    allows: "unconfinedSeccomp",
    reason:
      "the runtime's seccomp profile forbids unshare and mount, with which rootless BuildKit makes the user namespace of its builds",
  },
  {
    allows: "unconfinedAppArmor",
    reason:
      "the runtime's AppArmor profile forbids mount, also inside a user namespace, where builds put their file systems together",
  },
  {
    allows: "privilegeEscalation",
    reason:
      "newuidmap and newgidmap are set-uid programs: they map the user ids of the user namespace and do nothing else",
  },
  {
    allows: "capability",
    capability: "SETUID",
    reason: "newuidmap writes the user namespace's uid_map with it; no process of uid 1000 holds it otherwise",
  },
  {
    allows: "capability",
    capability: "SETGID",
    reason: "newgidmap writes the user namespace's gid_map with it; no process of uid 1000 holds it otherwise",
  },
];
