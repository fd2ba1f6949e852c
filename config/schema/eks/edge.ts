import * as z from "zod";
import { cidr } from "../../fields/cidr";
import { ownImage } from "../../fields/image";
import { kubernetesName } from "../../fields/kubernetes-name";
import { reason } from "../../fields/reason";
import { retentionDays } from "../../fields/retention-days";

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
  .meta({
    allowed: "the name of a name server, such as ns-1.awsdns-01.org",
    hint: "`aws route53 get-hosted-zone` prints the four of a zone",
  });

const nameServers = z.array(nameServer).min(2).meta({
  allowed: "two name servers or more",
  hint: "`aws route53 get-hosted-zone` prints the four of a zone",
});

/** A certificate's first name has 64 characters at most. https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html */
const longestDomain = 64;

/** Where clients arrive: names, certificates, load balancers. */
export const edge = z.strictObject({
  domain: domainName
    .max(longestDomain)
    .describe("Domain of the environment; api.<domain>, ssh.<domain> and *.<domain> lie in it.")
    .meta({ allowed: `a DNS name of at most ${longestDomain} characters, such as gpu-dev.example.com` }),
  zone: z
    .enum(["new", "existing"])
    .default("new")
    .describe("Whether Gantry makes the public hosted zone of the domain, or finds it. Default: new."),
  delegations: z
    .record(domainName, nameServers)
    .default({})
    .describe("Name servers of domains below this one that are zones of their own. Default: none.")
    .meta({
      allowed: 'name servers by domain, such as { "east.gpu-dev.example.com": ["ns-1.awsdns-01.org", "..."] }',
      hint: "`aws route53 get-hosted-zone` prints the four of a zone",
    }),
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
            .describe("First labels of the hosts that CloudFront stands before: all that the load balancer serves.")
            .meta({ allowed: 'first labels, such as ["api"] for api.<domain>' }),
        })
        .optional()
        .describe("CloudFront before the load balancer, which then lets nobody else in. Default: none."),
    })
    .optional()
    .describe("One load balancer with TLS for everything that speaks HTTP (ALB). Default: none."),
  sshProxy: z
    .strictObject({
      image: ownImage(
        "the SSH proxy",
        "build it from the gpu-dev sources (ssh-proxy, ports 8080 and 8081, uid 1000, x86-64)",
      ),
      tasks: z
        .int()
        .min(1)
        .max(20)
        .default(2)
        .describe("Tasks. Default: 2, so that one is left while another is replaced.")
        .meta({ hint: "an SSH session lives on one task, and ends with it" }),
    })
    .optional()
    .describe(
      "Door to SSH of dev pods over HTTPS (ECS Fargate) at ssh.<domain>. It finds dev pods in a table that no program of gpu-dev on Kubernetes writes: until yours does, it answers every name with 4004 (docs/operations/edge.md). Default: none; needs web.",
    ),
  logRetentionDays: retentionDays
    .default(90)
    .describe("Days that logs of requests, of the firewall and of the SSH proxy are kept. Default: 90."),
});

export type EdgeSettings = z.output<typeof edge>;
export type WebSettings = NonNullable<EdgeSettings["web"]>;
export type SshProxySettings = NonNullable<EdgeSettings["sshProxy"]>;
