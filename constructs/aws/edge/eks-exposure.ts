import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { liesInside } from "../../../config/fields/cidr";
import { servedByWeb } from "../../../config/served-by-web";
import type {
  ExposedService,
  ExposureRequest,
  ServiceExposure,
  TargetRegistrar,
} from "../../contracts/service-exposure";
import type { AwsSite } from "../aws-site";
import { NetworkLookup } from "../network/network-lookup";
import { keepsClientAddress } from "./keeps-client-address";
import { loadBalancerNetworks } from "./load-balancer-networks";
import { NetworkExposure } from "./network-exposure";
import { WebExposure } from "./web-exposure";

/**
 * Load balancers of EKS: made by Terraform beside the Service, whose pods a TargetGroupBinding registers.
 * What speaks HTTP under a host of the edge shares the edge's load balancer; everything else gets one of its own.
 */
export class EksExposure implements ServiceExposure {
  constructor(private readonly site: AwsSite) {}

  get registrar(): TargetRegistrar {
    const { region, environment, target } = this.site;
    const { network } = target;
    return {
      region,
      network: network.kind === "existing" ? { id: network.vpc } : { tags: { Name: environment.name } },
    };
  }

  arrivals(request: Omit<ExposureRequest, "service">, clients: readonly string[]): readonly string[] {
    const own = loadBalancerNetworks(this.site, request.reach);
    if (this.shares(request) || !keepsClientAddress(request.reach)) return own;
    return [...clients, ...own.filter((network) => !clients.some((client) => covers(client, network)))];
  }

  expose(scope: Construct, id: string, request: ExposureRequest): ExposedService {
    const { site } = this;
    if (request.reach === "internet" && NetworkLookup.in(TerraformStack.of(scope), site).zones("public").length === 0) {
      throw new Error("the target has no internet load balancers; configuration should have refused this");
    }
    if (this.shares(request)) new WebExposure(scope, id, { site, request, ...request });
    else new NetworkExposure(scope, id, { site, request });
    return { type: "ClusterIP", annotations: {} };
  }

  /** Whether the edge's load balancer serves it; that one is on the internet. */
  private shares<Request extends Omit<ExposureRequest, "service">>(
    request: Request,
  ): request is Request & Required<Pick<ExposureRequest, "host" | "http">> {
    const { reach, host, http } = request;
    return reach === "internet" && http !== undefined && servedByWeb(this.site.target, host);
  }
}

function covers(outer: string, inner: string): boolean {
  return outer === inner || liesInside(inner, outer);
}
