import * as z from "zod";

/** An IPv4 or IPv6 network in CIDR notation. */
export const cidr = z.union([z.cidrv4(), z.cidrv6()]).meta({
  allowed: "a network in CIDR notation, such as 10.20.0.0/16 or 2001:db8::/48",
  hint: "write the network address and its prefix length; a single address is /32 (IPv4) or /128 (IPv6)",
});
