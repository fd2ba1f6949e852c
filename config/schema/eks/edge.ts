import * as z from "zod";
import { cidr } from "../../fields/cidr";
import { kubernetesName } from "../../fields/kubernetes-name";
import { reason } from "../../fields/reason";

const domainName = z
  .string()
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/)
  .meta({
    allowed: "a DNS name, such as gpu-dev.example.com",
    hint: "write the name without a scheme and a final dot",
  });

const nameServer = z
  .string()
  .regex(/^[a-z0-9.-]+[a-z0-9]$/)
  .meta({ allowed: "the name of a name server, such as ns-1.awsdns-01.org" });

/** Where clients arrive: names, certificates, load balancers. */
export const edge = z.strictObject({
  domain: domainName.describe("Domain of the environment; api.<domain>, ssh.<domain> and *.<domain> lie in it."),
  zone: z
    .enum(["new", "existing"])
    .default("new")
    .describe("Whether Gantry makes the public hosted zone of the domain, or finds it. Default: new."),
  delegations: z
    .record(domainName, z.array(nameServer).min(2))
    .default({})
    .describe("Name servers of domains below this one that are zones of their own. Default: none."),
  internalDomain: domainName
    .optional()
    .describe("Private zone of the VPC, for names of internal load balancers. Default: none."),
  web: z
    .strictObject({
      clients: z
        .discriminatedUnion("kind", [
          z.strictObject({
            kind: z.literal("networks").describe("These networks only."),
            cidrs: z.array(cidr).min(1).describe("Networks that may connect."),
          }),
          z.strictObject({
            kind: z.literal("everybody").describe("The whole internet."),
            reason: reason.describe("Why everybody may connect, and what protects the service."),
          }),
        ])
        .describe("Who may connect."),
      idleTimeoutSeconds: z
        .int()
        .min(1)
        .max(4000)
        .default(300)
        .describe("Seconds that a connection may be silent; notebooks need minutes. Default: 300."),
      firewall: z
        .enum(["managedRules", "none"])
        .default("managedRules")
        .describe("AWS WAF with the managed rule groups, or none. Default: managedRules."),
      cdn: z
        .strictObject({
          hosts: z
            .array(kubernetesName)
            .min(1)
            .describe("First labels of the hosts that CloudFront stands before, such as api."),
        })
        .optional()
        .describe("CloudFront before the load balancer. Default: none."),
    })
    .optional()
    .describe("One load balancer with TLS for everything that speaks HTTP (ALB). Default: none."),
  sshProxy: z
    .strictObject({
      image: z.string().min(1).describe("Image of the proxy, in a registry that Fargate reaches."),
      tasks: z.int().min(1).default(2).describe("Tasks. Default: 2."),
    })
    .optional()
    .describe("Door to SSH of dev pods over HTTPS (ECS Fargate) at ssh.<domain>. Default: none; needs web."),
});

export type EdgeSettings = z.output<typeof edge>;
