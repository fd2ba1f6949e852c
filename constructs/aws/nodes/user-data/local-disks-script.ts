import { localDisksFolder } from "../../../../config/local-disks-folder";
import { nodeadmDisksFolder } from "./nodeadm-disks-folder";

/**
 * Leads the folder that pods know to the disks that nodeadm joins: it mounts them in no other folder than `0` of the one
 * that it is given. A pod's mount follows the link, which has its end before kubelet starts.
 * https://github.com/awslabs/amazon-eks-ami/blob/main/templates/al2023/runtime/bin/setup-local-disks
 */
export const localDisksScript = [
  "#!/bin/sh",
  "# Local disks, where programs look for them. A folder with something in it is left as it is, and the script fails.",
  "set -eu",
  "",
  `ln -sfT ${nodeadmDisksFolder}/0 ${localDisksFolder}`,
  "",
].join("\n");
