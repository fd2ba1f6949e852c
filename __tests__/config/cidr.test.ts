import { liesInside, overlap } from "../../config/fields/cidr";

test.each([
  ["10.1.0.0/16", "10.0.0.0/8"],
  ["203.0.113.7/32", "0.0.0.0/0"],
  ["10.0.0.128/25", "10.0.0.0/24"],
  ["2001:db8:1::/48", "2001:db8::/32"],
  ["fc00::/7", "::/0"],
  ["::ffff:10.0.0.0/104", "::ffff:0:0/96"],
  ["1:2:3:4:5:6:7:8/128", "1:2:3:4::/64"],
])("GIVEN %s WHEN compared with %s THEN it is a part of it", (inner, outer) => {
  expect(liesInside(inner, outer)).toBe(true);
});

test.each([
  ["10.0.0.0/8", "10.0.0.0/8"],
  ["0.0.0.0/0", "10.0.0.0/8"],
  ["10.0.1.0/25", "10.0.0.0/24"],
  ["192.168.0.0/16", "10.0.0.0/8"],
  ["10.0.0.0/8", "::/0"],
  ["fc00::/7", "0.0.0.0/0"],
  ["2001:db9::/48", "2001:db8::/32"],
])("GIVEN %s WHEN compared with %s THEN it is no part of it", (inner, outer) => {
  expect(liesInside(inner, outer)).toBe(false);
});

test.each([
  ["10.0.0.0/16", "10.0.0.0/16", true],
  ["10.0.0.0/16", "10.0.255.0/24", true],
  ["10.0.255.0/24", "10.0.0.0/16", true],
  ["10.0.0.0/17", "10.0.128.0/17", false],
  ["0.0.0.0/0", "::/0", false],
])("GIVEN %s and %s THEN whether they have an address in common is %s", (one, other, expected) => {
  expect(overlap(one, other)).toBe(expected);
});
