import * as registry from "../../../constructs/components/registry";

test.each(Object.entries(registry))(
  "GIVEN the registry's line %s THEN it is the component's id: files name it by the one, addresses by the other",
  (name, component) => {
    expect(component.id).toBe(name);
  },
);
