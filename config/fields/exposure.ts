import * as z from "zod";
import { cidr, prefixLength } from "./cidr";
import { reason } from "./reason";

/** A shorter prefix than that of the largest block anybody owns is the whole internet, or cut from it to look smaller. */
const shortestPrefix = 8;

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
        .superRefine((cidrs, context) => {
          for (const [position, network] of cidrs.entries()) {
            if (prefixLength(network) >= shortestPrefix) continue;
            context.addIssue({
              code: "custom",
              path: [position],
              message: "lets the whole internet in, or nearly",
              params: {
                allowed: `the networks that may connect, none larger than a /${shortestPrefix}`,
                hint: 'list your offices and VPNs; if the whole internet is meant, say so: { kind: "open", reason: "..." }',
              },
            });
          }
        })
        .describe("Networks that may connect, none larger than a /8. Required.")
        .meta({
          allowed: "the networks that may connect, in CIDR notation",
          hint: 'list your offices and VPNs; if the whole internet is meant, say so: { kind: "open", reason: "..." }',
        }),
    }),
    z.strictObject({
      kind: z.literal("open").describe("A public address without a list of networks."),
      reason: reason.describe("Why everybody may connect, for whoever reviews this.").meta({
        hint: "say who decided that everybody may connect, and what protects the service",
      }),
    }),
  ])
  .describe("Who may reach it from outside its cluster.")
  .meta({
    allowed: '{ kind: "internal" }, { kind: "internet", cidrs: [...] } or { kind: "open", reason: "..." }',
    hint: "choose one of these; a service that is not exposed stays inside its cluster",
    form: "exposure",
  });

export type Exposure = z.output<typeof exposure>;
