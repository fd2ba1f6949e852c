import { subnetLayout } from "../../../../config/subnet-layout";
import { EksExposure } from "../../../../constructs/aws/edge/eks-exposure";
import { eksSite } from "../../../support/eks-target";
import { clients, everybody, smallEdge } from "./edge-stack";
import { exposed } from "./exposed";

const site = (edge?: object, changes: object = {}) => eksSite({ ...(edge ? { edge } : {}), ...changes });
const web = { ...smallEdge, web: { clients } };
const http = { healthPath: "/health" };
const host = "api.gpu-dev.example.com";
const layout = [0, 1, 2].map((place) => subnetLayout({ cidr: "10.0.0.0/16", podCidr: "100.64.0.0/16" }, place));
const given = {
  network: {
    kind: "existing",
    vpc: "vpc-0123456789abcdef0",
    cidr: "10.40.0.0/16",
    subnets: { nodes: { "us-east-2a": "subnet-0123456789abcdef0", "us-east-2b": "subnet-0123456789abcdef1" } },
  },
};

describe("which load balancer", () => {
  test.each([
    ["HTTP with a host of the edge, for the internet", web, { reach: "internet", host, http }, 0],
    ["the domain itself", web, { reach: "internet", host: "gpu-dev.example.com", http }, 0],
    ["HTTP for the private network", web, { reach: "internal", host, http }, 1],
    ["HTTP without a host", web, { reach: "internet", http }, 1],
    [
      "HTTP with a host two labels below, which the certificate is not for",
      web,
      { reach: "internet", host: `a.${host}`, http },
      1,
    ],
    ["HTTP on an edge without web", smallEdge, { reach: "internet", host, http }, 1],
    ["HTTP without an edge", undefined, { reach: "internet", host, http }, 1],
    ["another protocol", web, { reach: "internet", host }, 1],
  ] as const)("GIVEN %s, on %j, asking %j THEN own load balancers: %i", (_what, edge, request, own) => {
    const { template, told } = exposed(site(edge), { ...request, cidrs: ["203.0.113.0/24"] });

    expect(template.resources("aws_lb")).toHaveLength(own);
    expect(template.resources("aws_lb_listener_rule")).toHaveLength(1 - own);
    expect(told).toEqual({ type: "ClusterIP", annotations: {} });
  });

  test("GIVEN a network without public subnets THEN internet is refused, and internal is not", () => {
    expect(() => exposed(site(undefined, given), { reach: "internet" })).toThrow("no internet load balancers");
    expect(exposed(site(undefined, given), { reach: "internal" }).template.resources("aws_lb")).toHaveLength(1);
  });
});

describe("networks that connections arrive from at the pods", () => {
  const arrivals = (edge: object | undefined, request: object, from: readonly string[], changes: object = {}) =>
    new EksExposure(site(edge, changes)).arrivals(request as Parameters<EksExposure["arrivals"]>[0], from);

  test("GIVEN a network load balancer on the internet THEN clients, and its own addresses, which ask for health", () => {
    expect(arrivals(undefined, { reach: "internet" }, ["203.0.113.0/24"])).toEqual([
      "203.0.113.0/24",
      ...layout.map((subnets) => subnets.public),
    ]);
  });

  test("GIVEN clients that hold the load balancer's network THEN it is not named twice", () => {
    expect(arrivals(undefined, { reach: "internet" }, ["0.0.0.0/0", "::/0"])).toEqual(["0.0.0.0/0", "::/0"]);
  });

  test("GIVEN an internal one THEN its own addresses alone: it does not keep the client's", () => {
    expect(arrivals(undefined, { reach: "internal" }, ["10.1.0.0/16"])).toEqual(layout.map(({ nodes }) => nodes));
  });

  test("GIVEN the shared load balancer THEN its own addresses alone", () => {
    expect(arrivals(web, { reach: "internet", host, http }, ["203.0.113.0/24"])).toEqual(
      layout.map((subnets) => subnets.public),
    );
  });

  test("GIVEN subnets that somebody else made THEN the network around them", () => {
    expect(arrivals(undefined, { reach: "internal" }, [], given)).toEqual(["10.40.0.0/16"]);
  });
});

test("GIVEN a network of its own THEN the controller finds it by its name; GIVEN another's THEN by its id", () => {
  expect(new EksExposure(site()).registrar).toEqual({ region: "us-east-2", network: { tags: { Name: "sample" } } });
  expect(new EksExposure(site(undefined, given)).registrar).toEqual({
    region: "us-east-2",
    network: { id: "vpc-0123456789abcdef0" },
  });
});

test("GIVEN everybody's door THEN nothing is kept from whom it lets in", () => {
  const { template } = exposed(site({ ...smallEdge, web: { clients: everybody } }), { reach: "internet", host, http });

  expect(template.resource("aws_lb_listener_rule").at("condition")).toEqual([{ host_header: { values: [host] } }]);
});
