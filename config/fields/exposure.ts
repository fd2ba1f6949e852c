import * as z from "zod";
import { cidr } from "./cidr";

/**
 * Who may reach a service from outside its cluster. Left out: nobody.
 * The target turns this into a load balancer of its kind.
 */
export const exposure = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("internal").describe("A load balancer on the private network."),
      cidrs: z.array(cidr).min(1).optional().describe("Networks that may connect. Default: the private network."),
    }),
    z.strictObject({
      kind: z.literal("internet").describe("A load balancer with a public address."),
      cidrs: z
        .array(cidr)
        .min(1)
        .refine((cidrs) => !cidrs.some((network) => network === "0.0.0.0/0" || network === "::/0"), {
          error: "opens the service to the whole internet",
        })
        .describe("Networks that may connect. Required.")
        .meta({
          allowed: "the networks that may connect, none of them 0.0.0.0/0 or ::/0",
          hint: 'list your offices and VPNs; if the whole internet is meant, say so: { kind: "open", reason: "..." }',
        }),
    }),
    z.strictObject({
      kind: z.literal("open").describe("A public address without a list of networks."),
      reason: z.string().min(20).describe("Why everybody may connect, for whoever reviews this.").meta({
        allowed: "a reason of at least 20 characters",
        hint: "say who decided that everybody may connect, and what protects the service",
      }),
    }),
  ])
  .meta({
    allowed: '{ kind: "internal" }, { kind: "internet", cidrs: [...] } or { kind: "open", reason: "..." }',
    hint: "leave it out to keep the service inside its cluster",
  });

export type Exposure = z.output<typeof exposure>;
