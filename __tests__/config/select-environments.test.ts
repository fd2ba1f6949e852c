import { selectEnvironments } from "../../config/select-environments";

const environments = ["gpu-dev-local", "gpu-dev-prod", "quickstart"].map((name) => ({ name }));
const select = (filter?: string) => selectEnvironments(environments, filter).map(({ name }) => name);

test.each([
  [undefined, ["gpu-dev-local", "gpu-dev-prod", "quickstart"]],
  ["", ["gpu-dev-local", "gpu-dev-prod", "quickstart"]],
  [" , ", ["gpu-dev-local", "gpu-dev-prod", "quickstart"]],
  ["quickstart", ["quickstart"]],
  ["quickstart, gpu-dev-local", ["gpu-dev-local", "quickstart"]],
  ["quickstart,quickstart", ["quickstart"]],
])("the filter %p selects %j, in the order of the files", (filter, names) => {
  // GIVEN a filter WHEN environments are selected THEN just these are
  expect(select(filter)).toEqual(names);
});

test("an unknown environment is refused with the nearest name", () => {
  // GIVEN a misspelt name WHEN environments are selected THEN it is refused
  expect(() => select("gpu-dev-lokal")).toThrow(
    "gpu-dev-lokal is not an environment; did you mean gpu-dev-local?\nknown environments: gpu-dev-local, gpu-dev-prod, quickstart",
  );
});

test("all unknown environments are named together, even beside known ones", () => {
  // GIVEN two unknown names and a known one WHEN environments are selected THEN both are named
  expect(() => select("staging,quickstart,gpu-dev-prd")).toThrow(
    "staging is not an environment\ngpu-dev-prd is not an environment; did you mean gpu-dev-prod?\nknown environments: gpu-dev-local, gpu-dev-prod, quickstart",
  );
});

test("a part of a name selects nothing", () => {
  // GIVEN the start of two names WHEN environments are selected THEN it is refused, not completed
  expect(() => select("gpu-dev")).toThrow(/^gpu-dev is not an environment/);
});
