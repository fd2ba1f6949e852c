import * as z from "zod";
import { kindsWith, knownKeys, schemaAt } from "../../config/schema-at";

const circle = z.strictObject({ kind: z.literal("circle"), radius: z.number().meta({ allowed: "metres" }) });
const square = z.strictObject({ kind: z.literal("square"), side: z.number(), name: z.string().optional() });
const shapes = z.discriminatedUnion("kind", [circle, square]).meta({ hint: "draw it" });
const schema = z.strictObject({
  title: z.string().meta({ allowed: "inner", hint: "inner" }).optional().meta({ allowed: "outer" }),
  shape: shapes.prefault({ kind: "square", side: 1 }),
  byName: z.record(z.string(), z.strictObject({ list: z.array(z.number().meta({ hint: "count" })).default([]) })),
});

test("the outermost wrapper's word counts, the inner one's fills in", () => {
  // GIVEN a field that says something inside and outside of being optional THEN both are heard
  expect(schemaAt(schema, ["title"], {})?.meta).toEqual({ allowed: "outer", hint: "inner" });
});

test("a path leads through records, lists and defaults", () => {
  // GIVEN a path through all of them THEN it ends at the field
  expect(schemaAt(schema, ["byName", "x", "list", 3], { byName: { x: { list: [] } } })?.meta).toEqual({
    hint: "count",
  });
});

test("a path leads into the member of a union that the value names", () => {
  // GIVEN a value of one kind
  const value = { shape: { kind: "circle", radius: "far" } };

  // THEN the fields of that kind are found, and those of others are not
  expect(schemaAt(schema, ["shape", "radius"], value)?.meta).toEqual({ allowed: "metres" });
  expect(schemaAt(schema, ["shape", "side"], value)).toBeUndefined();
});

test("the discriminator of an unknown kind leads to the union itself", () => {
  // GIVEN a value of no known kind THEN its kind is told of by the union
  expect(schemaAt(schema, ["shape", "kind"], { shape: { kind: "line" } })?.meta).toEqual({ hint: "draw it" });
});

test.each([[["nothing"]], [["title", "deeper"]], [["constructor"]], [["__proto__"]], [["shape", "toString"]]])(
  "the path %j leads nowhere",
  (path) => {
    // GIVEN a path that the schema does not know THEN nothing is found, and nothing is thrown
    expect(schemaAt(schema, path, { shape: { kind: "circle" } })).toBeUndefined();
  },
);

test.each([[null], [undefined], ["text"], [{ shape: null }]])("a value %j on the way does no harm", (value) => {
  // GIVEN a value that the path does not fit THEN the schema is followed all the same
  expect(schemaAt(schema, ["byName", "x", "list"], value)).toBeDefined();
});

test("the known keys of a union are those of the kind at hand", () => {
  // GIVEN a value of a kind THEN its keys are known; of an unknown kind none are
  expect(knownKeys(shapes, { kind: "square" })).toEqual(["kind", "side", "name"]);
  expect(knownKeys(shapes, { kind: "line" })).toEqual([]);
  expect(knownKeys(z.string(), "x")).toEqual([]);
});

test("the kinds that have a key are told", () => {
  // GIVEN a key of one kind, of all kinds, of none
  expect(kindsWith(shapes, "radius")).toEqual(["circle"]);
  expect(kindsWith(shapes, "kind")).toEqual(["circle", "square"]);
  expect(kindsWith(shapes, "toString")).toEqual([]);
});
