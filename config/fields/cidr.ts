import * as z from "zod";

const form = z.union([z.cidrv4(), z.cidrv6()]);

/** An IPv4 or IPv6 network in CIDR notation. */
export const cidr = z
  .string()
  .superRefine((text, context) => {
    if (!form.safeParse(text).success) {
      context.addIssue({ code: "custom", message: "is not a network" });
      return;
    }
    const network = networkOf(text);
    if (network !== text) {
      const params = { hint: `write ${network}, or ${text.split("/")[0]}/32 for the one address` };
      context.addIssue({ code: "custom", message: "has bits set behind its prefix", params });
    }
  })
  .meta({
    allowed: "a network in CIDR notation, such as 10.20.0.0/16 or 2001:db8::/48",
    hint: "write the network address and its prefix length; a single address is /32 (IPv4) or /128 (IPv6)",
    form: "network",
  });

/** Length of a network's prefix: 0 is every address. */
export function prefixLength(network: string): number {
  return Number(network.split("/")[1]);
}

/** An IPv4 network with its host bits cleared, as clouds and NetworkPolicy want it; IPv6 as it is. */
function networkOf(text: string): string {
  const [address = "", length] = text.split("/");
  if (address.includes(":")) return text;
  const bits = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const size = 2 ** (32 - Number(length));
  const first = Math.floor(bits / size) * size;
  return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${length}`;
}
