/** Folder that nodeadm mounts joined disks below, as `0`: the one that it has by itself, said aloud. */
export const nodeadmDisksFolder = "/mnt/k8s-disks";
