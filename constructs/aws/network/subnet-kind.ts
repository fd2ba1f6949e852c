/** What a subnet is for. */
export type SubnetKind = "nodes" | "controlPlane" | "pods" | "public";

/** How names and tags spell it. */
export const subnetNames: Readonly<Record<SubnetKind, string>> = {
  nodes: "nodes",
  controlPlane: "control-plane",
  pods: "pods",
  public: "public",
};
