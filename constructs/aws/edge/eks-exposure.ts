import type { Construct } from "constructs";
import type { ExposedService, ExposureRequest, ServiceExposure } from "../../contracts/service-exposure";
import type { AwsSite } from "../aws-site";

/** Load balancers of EKS: made by Terraform beside the Service, whose pods a TargetGroupBinding registers. */
export class EksExposure implements ServiceExposure {
  constructor(readonly site: AwsSite) {}

  expose(_scope: Construct, _id: string, { reach }: ExposureRequest): ExposedService {
    throw new Error(`the target has no ${reach} load balancers`);
  }
}
