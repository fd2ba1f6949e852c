import { liesInside, overlap } from "../../config/fields/cidr";
import { mostZones, subnetLayout } from "../../config/subnet-layout";

const networks = { cidr: "10.0.0.0/16", podCidr: "100.64.0.0/16" };

const layout = (zones: number, whole = networks) =>
  Array.from({ length: zones }, (_, place) => subnetLayout(whole, place));

const first = [
  { nodes: "10.0.0.0/20", public: "10.0.128.0/24", controlPlane: "10.0.144.0/28", pods: "100.64.0.0/19" },
  { nodes: "10.0.16.0/20", public: "10.0.129.0/24", controlPlane: "10.0.144.16/28", pods: "100.64.32.0/19" },
];
const third = {
  nodes: "10.0.32.0/20",
  public: "10.0.130.0/24",
  controlPlane: "10.0.144.32/28",
  pods: "100.64.64.0/19",
};
const others = [
  { nodes: "10.0.48.0/20", public: "10.0.131.0/24", controlPlane: "10.0.144.48/28", pods: "100.64.96.0/19" },
  { nodes: "10.0.64.0/20", public: "10.0.132.0/24", controlPlane: "10.0.144.64/28", pods: "100.64.128.0/19" },
  { nodes: "10.0.80.0/20", public: "10.0.133.0/24", controlPlane: "10.0.144.80/28", pods: "100.64.160.0/19" },
];

// Literal: a subnet that moves is destroyed with all that stands in it.
test.each([
  [2, first],
  [3, [...first, third]],
  [6, [...first, third, ...others]],
])(
  "GIVEN %i zones of the default networks THEN each has these subnets, whatever the number of zones",
  (zones, subnets) => {
    expect(layout(zones)).toEqual(subnets);
  },
);

test("GIVEN the smallest networks THEN public subnets are as small as a load balancer takes, and no smaller", () => {
  expect(subnetLayout({ cidr: "172.16.32.0/19", podCidr: "100.127.224.0/19" }, 7)).toEqual({
    nodes: "172.16.46.0/23",
    public: "172.16.48.224/27",
    controlPlane: "172.16.50.112/28",
    pods: "100.127.252.0/22",
  });
});

const wholes = ["10.0.0.0/16", "10.255.128.0/17", "172.31.64.0/18", "192.168.224.0/19"].flatMap((cidr) =>
  ["100.64.0.0/16", "100.127.0.0/17", "100.100.192.0/18", "100.64.32.0/19"].map((podCidr) => ({ cidr, podCidr })),
);

describe.each(wholes)("GIVEN the networks $cidr and $podCidr", (whole) => {
  test.each(Array.from({ length: mostZones }, (_, index) => index + 1))(
    "WHEN there are %i zones THEN no subnet overlaps another, and each lies in its network",
    (zones) => {
      const subnets = layout(zones, whole);
      const all = subnets.flatMap((zone) => Object.values(zone) as string[]);
      const clashes = all.flatMap((one, place) => all.slice(place + 1).filter((other) => overlap(one, other)));

      expect(clashes).toEqual([]);
      expect(all).toHaveLength(zones * 4);
      for (const { pods, ...rest } of subnets) {
        expect(liesInside(pods, whole.podCidr)).toBe(true);
        for (const subnet of Object.values(rest)) expect(liesInside(subnet, whole.cidr)).toBe(true);
      }
    },
  );
});
