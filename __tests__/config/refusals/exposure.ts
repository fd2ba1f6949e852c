import { type Refusal, text } from "./refusal";

const exposed = (expose: unknown) => ({
  "target.loadBalancers": { internet: {}, internal: {} },
  "components.web": { expose },
});
const forms = '{ kind: "internal" }, { kind: "internet", cidrs: [...] } or { kind: "open", reason: "..." }';
const lists = 'list your offices and VPNs; if the whole internet is meant, say so: { kind: "open", reason: "..." }';

export const exposureRefusals: readonly Refusal[] = [
  {
    title: "the internet without networks",
    given: exposed({ kind: "internet" }),
    message: text`
      lab: components.web.expose.cidrs: is required
        allowed: the networks that may connect, in CIDR notation
        do:      ${lists}`,
  },
  {
    title: "the internet with an empty list of networks",
    given: exposed({ kind: "internet", cidrs: [] }),
    message: text`
      lab: components.web.expose.cidrs: is empty
        found:   []
        allowed: the networks that may connect, in CIDR notation
        do:      ${lists}`,
  },
  {
    title: "the internet for everybody",
    given: exposed({ kind: "internet", cidrs: ["203.0.113.0/24", "0.0.0.0/0"] }),
    message: text`
      lab: components.web.expose.cidrs[1]: lets the whole internet in, or nearly
        found:   "0.0.0.0/0"
        allowed: the networks that may connect, none larger than a /8
        do:      ${lists}`,
  },
  {
    title: "the internet for everybody by IPv6",
    given: exposed({ kind: "internet", cidrs: ["::/0"] }),
    message: text`
      lab: components.web.expose.cidrs[0]: lets the whole internet in, or nearly
        found:   "::/0"
        allowed: the networks that may connect, none larger than a /8
        do:      ${lists}`,
  },
  {
    title: "the internet for everybody in two halves",
    given: exposed({ kind: "internet", cidrs: ["0.0.0.0/1", "128.0.0.0/1"] }),
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: components.web.expose.cidrs[0]: lets the whole internet in, or nearly
        found:   "0.0.0.0/1"
        allowed: the networks that may connect, none larger than a /8
        do:      ${lists}

      lab: components.web.expose.cidrs[1]: lets the whole internet in, or nearly
        found:   "128.0.0.0/1"
        allowed: the networks that may connect, none larger than a /8
        do:      ${lists}`,
  },
  {
    title: "a host name among networks",
    given: exposed({ kind: "internet", cidrs: ["vpn.example.com"] }),
    message: text`
      lab: components.web.expose.cidrs[0]: is not a network
        found:   "vpn.example.com"
        allowed: a network in CIDR notation, such as 10.20.0.0/16 or 2001:db8::/48
        do:      write the network address and its prefix length; a single address is /32 (IPv4) or /128 (IPv6)`,
  },
  {
    title: "open without a reason",
    given: exposed({ kind: "open" }),
    message: text`
      lab: components.web.expose.reason: is required
        allowed: a reason of at least 20 characters
        do:      say who decided that everybody may connect, and what protects the service`,
  },
  {
    title: "open with an excuse",
    given: exposed({ kind: "open", reason: "demo" }),
    message: text`
      lab: components.web.expose.reason: is too short
        found:   "demo"
        allowed: a reason of at least 20 characters
        do:      say who decided that everybody may connect, and what protects the service`,
  },
  {
    title: "open with a list of networks",
    given: exposed({ kind: "open", reason: "public demo, login by OAuth2", cidrs: ["203.0.113.0/24"] }),
    message: text`
      lab: components.web.expose.cidrs: is not a known setting
        found:   ["203.0.113.0/24"]
        allowed: kind, reason
        do:      it is a setting of kind internal and internet: change kind, or remove it`,
  },
  {
    title: "an unknown kind of exposure",
    given: exposed({ kind: "public" }),
    message: text`
      lab: components.web.expose.kind: is not one of the known kinds
        found:   "public"
        allowed: internal, internet, open
        do:      choose one of these; a service that is not exposed stays inside its cluster`,
  },
  {
    title: "exposure as a word",
    given: exposed("internal"),
    message: text`
      lab: components.web.expose: must be an object
        found:   "internal"
        allowed: ${forms}
        do:      choose one of these; a service that is not exposed stays inside its cluster`,
  },
  {
    title: "the internet on a target without public load balancers",
    given: { "components.web": { expose: { kind: "internet", cidrs: ["203.0.113.0/24"] } } },
    message: text`
      lab: components.web.expose: needs load balancers with a public address, and the target does not offer it
        allowed: what target existing offers: nothing beyond pods and services
        do:      set target.loadBalancers.internet, or change expose`,
  },
];
