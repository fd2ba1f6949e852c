/**
 * Minutes before the end of a capacity block at which its nodes are drained. AWS ends the machines 30 minutes before
 * the end, whatever runs on them; EKS scales its own groups down 10 minutes earlier, and Gantry's groups do the same.
 * https://docs.aws.amazon.com/eks/latest/userguide/capacity-blocks-mng.html
 */
export const drainMinutes = 40;
