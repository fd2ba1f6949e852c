import type { AddressEndpoint } from "../../../contracts/network-endpoint";
import type { CloudSettings } from "./cloud";

/** Where the APIs of the cloud are: Amazon's have no fixed addresses, and may have private ones. Other clouds are not called. */
export function cloudEndpoints(cloud: Pick<CloudSettings, "kind">): readonly AddressEndpoint[] {
  return cloud.kind === "aws" ? [{ kind: "addresses", cidrs: ["0.0.0.0/0"], ports: [443] }] : [];
}
