/** Who may open connections to whom, by the network policies of a cluster: read from the API server, evaluated here. */

export interface Labelled {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** An address outside every pod. */
export interface Address {
  readonly address: string;
}

export type Peer = Labelled | Address;

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly unknown[];
}

interface PolicyPeer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

interface PolicyPort {
  readonly protocol?: string;
  readonly port?: number | string;
  readonly endPort?: number;
}

interface PolicyRule {
  readonly ports?: readonly PolicyPort[];
  readonly from?: readonly PolicyPeer[];
  readonly to?: readonly PolicyPeer[];
}

export interface NetworkPolicy {
  readonly metadata: { readonly namespace: string; readonly name: string };
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes: readonly string[];
    readonly ingress?: readonly PolicyRule[];
    readonly egress?: readonly PolicyRule[];
  };
}

/** https://kubernetes.io/docs/concepts/services-networking/network-policies/, as far as our policies go: TCP, labels and IPv4. */
export class NetworkReach {
  /** @param namespaces labels of every namespace, by name */
  constructor(
    private readonly policies: readonly NetworkPolicy[],
    private readonly namespaces: Readonly<Record<string, Readonly<Record<string, string>>>>,
  ) {}

  /** Whether a TCP connection is let out at one end and in at the other. */
  reaches(from: Peer, to: Peer, port: number): boolean {
    return this.allows("Egress", from, to, port) && this.allows("Ingress", to, from, port);
  }

  private allows(direction: "Ingress" | "Egress", own: Peer, other: Peer, port: number): boolean {
    if ("address" in own) return true;
    const selecting = this.policies.filter(
      ({ metadata, spec }) =>
        metadata.namespace === own.namespace &&
        spec.policyTypes.includes(direction) &&
        matches(spec.podSelector, own.labels),
    );
    if (selecting.length === 0) return true;
    return selecting.some(({ metadata, spec }) =>
      (direction === "Ingress" ? spec.ingress : spec.egress)?.some(
        (rule) => opens(rule.ports, port) && this.names(rule.from ?? rule.to, other, metadata.namespace),
      ),
    );
  }

  private names(peers: readonly PolicyPeer[] | undefined, other: Peer, home: string): boolean {
    if (!peers || peers.length === 0) return true;
    return peers.some(({ ipBlock, namespaceSelector, podSelector }) => {
      if ("address" in other) {
        return (
          ipBlock !== undefined &&
          within(other.address, ipBlock.cidr) &&
          !ipBlock.except?.some((cidr) => within(other.address, cidr))
        );
      }
      // Addresses of pods are ephemeral; a rule by address is for what lies outside.
      if (ipBlock) return false;
      const inNamespace = namespaceSelector
        ? matches(namespaceSelector, this.namespaces[other.namespace] ?? {})
        : other.namespace === home;
      return inNamespace && (podSelector === undefined || matches(podSelector, other.labels));
    });
  }
}

function matches(
  { matchLabels = {}, matchExpressions = [] }: Selector,
  labels: Readonly<Record<string, string>>,
): boolean {
  if (matchExpressions.length > 0) throw new Error("selectors by expression are not evaluated here");
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
}

function opens(ports: readonly PolicyPort[] | undefined, wanted: number): boolean {
  if (!ports || ports.length === 0) return true;
  return ports.some(({ protocol = "TCP", port, endPort }) => {
    if (protocol !== "TCP") return false;
    return port === undefined || (wanted >= Number(port) && wanted <= (endPort ?? Number(port)));
  });
}

function within(address: string, cidr: string): boolean {
  const [network = "", length = "0"] = cidr.split("/");
  if (network.includes(":")) return false;
  const size = 2 ** (32 - Number(length));
  return Math.floor(number(address) / size) === Math.floor(number(network) / size);
}

function number(address: string): number {
  return address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
}
