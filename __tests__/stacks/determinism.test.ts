import { composed, everyEnvironment, templatesIn, written } from "../support/synth-environments";
import { filesIn, inTemporaryFolder } from "../support/temporary-folder";

function output(environments = everyEnvironment()): Readonly<Record<string, string>> {
  return inTemporaryFolder((outdir) => {
    written(outdir, environments);
    return filesIn(outdir);
  });
}

const all = output();

test("GIVEN the same environments WHEN they are written twice THEN every file is the same, byte by byte", () => {
  expect(Object.keys(all)).toContain("manifest.json");
  expect(output(everyEnvironment())).toEqual(all);
});

test("GIVEN the environments in another order THEN the Terraform of each is the same", () => {
  const { "manifest.json": _manifest, ...stacks } = output([...everyEnvironment()].reverse());

  expect(all).toMatchObject(stacks);
});

test.each(everyEnvironment().map(({ name }) => name))(
  "GIVEN %s alone THEN its Terraform is the same as beside the others",
  (name) => {
    const alone = output(everyEnvironment().filter((environment) => environment.name === name));
    const { "manifest.json": _manifest, ...stacks } = alone;

    expect(Object.keys(stacks)).not.toEqual([]);
    expect(all).toMatchObject(stacks);
  },
);

test("GIVEN the Terraform of all environments THEN it holds no path of the machine it was written on", () => {
  for (const [file, text] of Object.entries(all)) {
    expect([file, text.includes(process.cwd()), text.includes("gantry-test-")]).toEqual([file, false, false]);
  }
});

test("GIVEN the environments composed THEN writing them makes one folder for each stack", () => {
  inTemporaryFolder((outdir) => {
    written(outdir);

    expect([...templatesIn(outdir).keys()]).toEqual(
      composed()
        .node.children.map((stack) => stack.node.id)
        .sort(),
    );
  });
});
