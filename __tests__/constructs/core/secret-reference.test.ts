import { secretReference } from "../../../constructs/core/secret-reference";

test("GIVEN a generated secret THEN it has its own name and changes with the revision", () => {
  expect(secretReference("credentials", { kind: "generated", revision: 3 })).toEqual({
    name: "credentials",
    revision: "3",
  });
});

test("GIVEN an existing secret THEN it has that name, and pods do not roll for it", () => {
  expect(secretReference("credentials", { kind: "existing", name: "theirs" })).toEqual({
    name: "theirs",
    revision: "",
  });
});

test("GIVEN an external secret THEN it has its own name and changes with the path", () => {
  expect(secretReference("credentials", { kind: "external", path: "team/db" })).toEqual({
    name: "credentials",
    revision: "team/db",
  });
});
