import type { Construct } from "constructs";
import type { ExposedService, ExposureRequest, ServiceExposure } from "../contracts/service-exposure";

interface LoadBalancerKind {
  readonly class?: string | undefined;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface ServiceLoadBalancersProps {
  readonly internal?: LoadBalancerKind | undefined;
  readonly internet?: LoadBalancerKind | undefined;
}

/** Load balancers that a cluster makes for Services by itself: ServiceLB, MetalLB, or a cloud's controller. */
export class ServiceLoadBalancers implements ServiceExposure {
  constructor(private readonly kinds: ServiceLoadBalancersProps) {}

  /** The client's address is kept (`Local`). */
  arrivals(_request: Omit<ExposureRequest, "service">, clients: readonly string[]): readonly string[] {
    return clients;
  }

  expose(_scope: Construct, _id: string, { reach, cidrs }: ExposureRequest): ExposedService {
    const kind = this.kinds[reach];
    if (!kind) throw new Error(`the target has no ${reach} load balancers; configuration should have refused this`);
    return {
      type: "LoadBalancer",
      ...(kind.class ? { loadBalancerClass: kind.class } : {}),
      annotations: kind.annotations,
      ...(cidrs ? { loadBalancerSourceRanges: cidrs } : {}),
      externalTrafficPolicy: "Local",
    };
  }
}
