import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { Construct } from "constructs";
import type { ExposedPorts } from "../../contracts/service-exposure";
import { CustomResources } from "../../core/custom-resources";
import type { AwsSite } from "../aws-site";
import { shortName } from "./short-name";

export interface BoundTargetGroupProps {
  readonly site: AwsSite;
  readonly vpcId: string;
  readonly service: ExposedPorts;
  readonly port: ExposedPorts["ports"][number];
  /** HTTP with the path that says whether a pod is healthy, or any protocol on TCP. */
  readonly speaks: { readonly http: { readonly healthPath: string } } | "tcp";
  /** Whether pods see the address of the client instead of the load balancer's; HTTP never has it. Default: no. */
  readonly clientAddress?: boolean;
}

/** Seconds that a pod which is going away keeps its open connections. */
const deregistrationSeconds = "60";

/**
 * A target group of Terraform's with the pods of a Service in it, which the load balancer controller keeps up to date:
 * the group outlives the Service, and is gone when Terraform says so.
 */
export class BoundTargetGroup extends Construct {
  /** ARN of the group. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: BoundTargetGroupProps) {
    super(scope, id);
    const { site, service, port, speaks } = props;
    const protocol = speaks === "tcp" ? "TCP" : "HTTP";
    const name = shortName(
      site.name(`${service.name}-${port.name}`),
      [service.namespace, service.name, port.name, port.targetPort, protocol].join(" "),
    );
    const group = new LbTargetGroup(this, "group", {
      name,
      vpcId: props.vpcId,
      targetType: "ip",
      ipAddressType: "ipv4",
      port: port.targetPort,
      protocol,
      deregistrationDelay: deregistrationSeconds,
      ...(speaks === "tcp" ? { preserveClientIp: String(props.clientAddress === true) } : {}),
      healthCheck: {
        enabled: true,
        port: "traffic-port",
        protocol,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
        interval: 10,
        timeout: 5,
        ...(speaks === "tcp" ? {} : { path: speaks.http.healthPath, matcher: "200" }),
      },
      // A listener holds on to its group: the next one is there, under another name, before this one goes.
      lifecycle: { createBeforeDestroy: true },
    });
    this.arn = group.arn;
    new CustomResources(this, "binding", {
      name,
      namespace: service.namespace,
      objects: [
        {
          apiVersion: "elbv2.k8s.aws/v1beta1",
          kind: "TargetGroupBinding",
          metadata: { name, namespace: service.namespace },
          // No `networking`: the rules of security groups are Terraform's as well.
          spec: {
            serviceRef: { name: service.name, port: port.port },
            targetGroupARN: group.arn,
            targetType: "ip",
            ipAddressType: "ipv4",
          },
        },
      ],
    });
  }
}
