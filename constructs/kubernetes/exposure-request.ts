import type { Exposure } from "../../config/fields/exposure";
import type { ExposureRequest } from "../contracts/service-exposure";

/** An exposure setting, with what else is known of the service, as a target is asked for it. */
export function exposureRequest(
  exposure: Exposure,
  { host, http }: Pick<ExposureRequest, "host" | "http">,
): Omit<ExposureRequest, "service"> {
  return { ...reachOf(exposure), ...(host ? { host } : {}), ...(http ? { http } : {}) };
}

function reachOf(exposure: Exposure): Pick<ExposureRequest, "reach" | "cidrs" | "openBecause"> {
  switch (exposure.kind) {
    case "internal":
      return { reach: "internal", ...(exposure.cidrs ? { cidrs: exposure.cidrs } : {}) };
    case "internet":
      return { reach: "internet", cidrs: exposure.cidrs };
    case "open":
      return { reach: "internet", openBecause: exposure.reason };
  }
}
