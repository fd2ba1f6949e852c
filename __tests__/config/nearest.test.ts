import { nearest } from "../../config/nearest";

const words = ["storageClass", "sharedFiles", "kind", "k3s", "existing"];

test.each([
  ["storageclass", "storageClass"],
  ["storeageClas", "storageClass"],
  ["kidn", "kind"],
  ["k3", "k3s"],
  ["exsting", "existing"],
])("%s is a slip of %s", (word, meant) => {
  // GIVEN a slip WHEN the nearest word is looked for THEN it is the one that was meant
  expect(nearest(word, words)).toBe(meant);
});

test.each(["eks", "gke", "region", "", "x", "storage"])("%p is a slip of nothing here", (word) => {
  // GIVEN a word that resembles none WHEN the nearest word is looked for THEN none is named
  expect(nearest(word, words)).toBeUndefined();
});

test("of two that are near, the nearer one is named", () => {
  // GIVEN two near words WHEN the nearest is looked for THEN distance decides, not order
  expect(nearest("gpu-control", ["gpu-contr", "gpu-controll"])).toBe("gpu-controll");
});

test("of two that are equally near, the one with the longer common start is named", () => {
  // GIVEN two words two letters away WHEN the nearest is looked for THEN the start decides
  expect(nearest("p5.24xlarge", ["p4d.24xlarge", "p5.48xlarge"])).toBe("p5.48xlarge");
});

test("without candidates there is none", () => {
  // GIVEN no candidates WHEN the nearest word is looked for THEN there is none
  expect(nearest("kind", [])).toBeUndefined();
});
