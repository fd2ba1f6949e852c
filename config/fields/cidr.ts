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

/** Whether a network is a part of another, and not all of it. */
export function liesInside(inner: string, outer: string): boolean {
  const [length, width] = [prefixLength(outer), inner.includes(":") ? 128 : 32];
  if (inner.includes(":") !== outer.includes(":") || prefixLength(inner) <= length) return false;
  const prefix = (network: string) => addressBits(network) >> BigInt(width - length);
  return prefix(inner) === prefix(outer);
}

/** Whether two networks have an address in common. */
export function overlap(one: string, other: string): boolean {
  return one === other || liesInside(one, other) || liesInside(other, one);
}

/** The address of a network as a number. */
function addressBits(network: string): bigint {
  const [address = ""] = network.split("/");
  const [head = [], tail] = address.split("::").map((side) => side.split(":").filter(Boolean).flatMap(hexGroups));
  const groups = tail ? [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail] : head;
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

/** 16 bits each, in hexadecimal; an IPv4 address, which IPv6 may end with, is two of them. */
function hexGroups(group: string): readonly string[] {
  if (!group.includes(".")) return [group];
  const octets = group.split(".").map((octet) => Number(octet).toString(16).padStart(2, "0"));
  return [octets.slice(0, 2).join(""), octets.slice(2).join("")];
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
