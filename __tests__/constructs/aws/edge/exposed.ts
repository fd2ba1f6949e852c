import type { AwsSite } from "../../../../constructs/aws/aws-site";
import { EksExposure } from "../../../../constructs/aws/edge/eks-exposure";
import type { ExposedService, ExposureRequest } from "../../../../constructs/contracts/service-exposure";
import { awsStack } from "../../../support/aws-stack";
import type { Template } from "../../../support/template";

/** A service of one port, as components expose it. */
export const service: ExposureRequest["service"] = {
  namespace: "sample",
  name: "api",
  ports: [{ name: "http", port: 80, targetPort: 8000 }],
};

/** What one exposure makes in the stack of whoever asks for it, and what its Service is told. */
export function exposed(
  site: AwsSite,
  request: Omit<ExposureRequest, "service"> & Partial<Pick<ExposureRequest, "service">>,
): { readonly template: Template; readonly told: ExposedService } {
  let told: ExposedService | undefined;
  const template = awsStack(
    (stack) => {
      told = new EksExposure(site).expose(stack, "exposure", { service, ...request });
    },
    { site, layer: "apps" },
  );
  if (!told) throw new Error("nothing was told");
  return { template, told };
}
