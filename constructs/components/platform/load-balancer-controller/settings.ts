import * as z from "zod";
import { namespaced } from "../../../../config/fields/namespaced";
import { resources } from "../../../../config/fields/resources";

/** Settings of the load balancer controller. */
export const settings = z.strictObject({
  ...namespaced,
  replicas: z
    .int()
    .min(1)
    .max(5)
    .default(2)
    .describe("Pods; one works, the others wait and answer the API server's questions. Default: 2.")
    .meta({ hint: "while none answers, no pod comes behind a load balancer and none is taken out" }),
  resources: resources
    .prefault({ requests: { cpu: "50m", memory: "128Mi" }, limits: { cpu: "500m", memory: "512Mi" } })
    .describe("Default: requests 50m CPU and 128Mi, limits 500m CPU and 512Mi."),
});
