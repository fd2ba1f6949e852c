import * as z from "zod";
import type { ComponentDescription } from "../../config/component-description";
import { orderComponents } from "../../config/order-components";

test("a component comes after all it requires", () => {
  // GIVEN a catalogue that lists them the wrong way round
  const { api, database, schema } = chain();

  // WHEN they are ordered
  const { ordered, cycle } = orderComponents([api, schema, database]);

  // THEN what is required comes first, and there is no circle
  expect(ids(ordered)).toEqual(["database", "schema", "api"]);
  expect(cycle).toBeUndefined();
});

test("components that nothing ties keep the catalogue's order", () => {
  // GIVEN independent components WHEN they are ordered THEN they stay as they are
  const components = ["c", "a", "b"].map((id) => component(id));
  expect(ids(orderComponents(components).ordered)).toEqual(["c", "a", "b"]);
});

test("each component comes once, however many require it", () => {
  // GIVEN a diamond
  const base = component("base");
  const left = component("left", [base]);
  const right = component("right", [base]);
  const top = component("top", [left, right]);

  // WHEN it is ordered THEN its base comes once
  expect(ids(orderComponents([top, right, left, base]).ordered)).toEqual(["base", "left", "right", "top"]);
});

test("a required component that is not there is skipped", () => {
  // GIVEN a component without one it requires WHEN it is ordered THEN it stands alone; that it is missed is told elsewhere
  const { schema } = chain();
  expect(ids(orderComponents([schema]).ordered)).toEqual(["schema"]);
});

test("a circle is named from its first component back to it, without those that lead into it", () => {
  // GIVEN a circle of three, and one component that leads into it
  const requires: ComponentDescription[] = [];
  const one = component("one", requires);
  const two = component("two", [one]);
  const three = component("three", [two]);
  requires.push(three);
  const outside = component("outside", [one]);

  // WHEN they are ordered THEN the circle is named
  expect(orderComponents([outside, one, two, three]).cycle).toEqual(["one", "three", "two", "one"]);
});

test("a component that requires itself is a circle", () => {
  // GIVEN a component that requires itself
  const requires: ComponentDescription[] = [];
  const self = component("self", requires);
  requires.push(self);

  // WHEN it is ordered THEN that is a circle
  expect(orderComponents([self]).cycle).toEqual(["self", "self"]);
});

function chain() {
  const database = component("database");
  const schema = component("schema", [database]);
  const api = component("api", [schema, database]);
  return { database, schema, api };
}

function component(id: string, requires: readonly ComponentDescription[] = []): ComponentDescription {
  return { id, summary: id, layer: "apps", settings: z.strictObject({}), requires };
}

function ids(components: readonly ComponentDescription[]): readonly string[] {
  return components.map(({ id }) => id);
}
