/**
 * Folder of a node that lies on its own disks where it has some, and on its root volume else. gpu-dev's programs spell it
 * out in the pods that they make (fact sheet of gpu-dev, §5.5 step 7), so no setting moves it.
 */
export const localDisksFolder = "/mnt/nvme";
