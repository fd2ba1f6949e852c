/** An address of the service network by its number: 1 is the API server's, 10 that of cluster DNS. */
export function serviceAddress(serviceCidr: string, number: number): string {
  const [network = ""] = serviceCidr.split("/");
  const octets = network.split(".").map(Number);
  return [...octets.slice(0, 3), (octets[3] ?? 0) + number].join(".");
}
