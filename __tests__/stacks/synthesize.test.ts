import fs from "node:fs";
import path from "node:path";
import type { Component } from "../../constructs/contracts/component";
import { Deployment } from "../../constructs/kubernetes/deployment";
import { synthesize } from "../../stacks/synthesize";
import { named, probeComponent } from "../support/probe-component";
import { resolvedEnvironment } from "../support/resolved-environment";
import { sampleContainer, samplePod } from "../support/sample-pod";
import { written } from "../support/synth-environments";
import { filesIn, inTemporaryFolder } from "../support/temporary-folder";

const good = probeComponent("good", { layer: "data" });

function environment(components: readonly { readonly id: string }[], overrides: object = {}) {
  return resolvedEnvironment<Component>({ ...overrides, components: named(...components) }, components as Component[]);
}

/** Writes one good environment, then lets `again` try to write over it; tells what is there before and after. */
function tryOver(again: (outdir: string) => void) {
  return inTemporaryFolder((folder) => {
    const outdir = path.join(folder, "cdktf.out");
    written(outdir, [environment([good])]);
    const before = filesIn(outdir);
    expect(() => again(outdir)).toThrow();
    return { before, after: filesIn(outdir), beside: fs.readdirSync(folder) };
  });
}

/** Ways to fail at each moment of a run. The environment that fails comes after one that would change the output. */
const failures: Readonly<Record<string, (outdir: string) => void>> = {
  "composing throws before there is an app": (outdir) =>
    synthesize(() => {
      throw new Error("composing failed");
    }, outdir),
  "a component throws": (outdir) => {
    const failing = probeComponent("failing", {
      build: () => {
        throw new Error("building failed");
      },
    });
    written(outdir, [environment([good], { owner: "changed" }), environment([failing], { name: "second" })]);
  },
  "a construct is found invalid when it is rendered": (outdir) => {
    const invalid = probeComponent("invalid", {
      build: (scope) => scope.node.addValidation({ validate: () => ["is invalid"] }),
    });
    written(outdir, [environment([good], { owner: "changed" }), environment([invalid], { name: "second" })]);
  },
  "a policy rule finds something": (outdir) => {
    const unpinned = probeComponent("unpinned", {
      build: (scope, context) => {
        const pod = samplePod({ containers: [sampleContainer({ image: "example.com/app:latest" })] });
        new Deployment(scope, "app", { context, name: "app", replicas: 1, pod });
      },
    });
    written(outdir, [environment([good], { owner: "changed" }), environment([unpinned], { name: "second" })]);
  },
};

describe.each(Object.keys(failures))("GIVEN an earlier output WHEN %s", (failure) => {
  const { before, after, beside } = tryOver((outdir) => failures[failure]?.(outdir));

  test("THEN the earlier output is the same, byte by byte", () => {
    expect(Object.keys(before)).not.toEqual([]);
    expect(after).toEqual(before);
  });

  test("THEN no draft is left beside it", () => {
    expect(beside).toEqual(["cdktf.out"]);
  });
});

test("GIVEN no earlier output WHEN the run fails THEN none is made", () => {
  inTemporaryFolder((folder) => {
    const outdir = path.join(folder, "cdktf.out");

    expect(() => failures["a component throws"]?.(outdir)).toThrow("building failed");
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

test("GIVEN a policy finding THEN the error names the rule, the stack, the address and what to do", () => {
  inTemporaryFolder((folder) => {
    expect(() => failures["a policy rule finds something"]?.(path.join(folder, "out"))).toThrow(
      /nothing was written[\s\S]*where: second-apps, kubernetes_deployment_v1\.\w+[\s\S]*do: /,
    );
  });
});

test("GIVEN an earlier output WHEN a run succeeds THEN it is replaced, and what Terraform keeps there stays", () => {
  inTemporaryFolder((outdir) => {
    written(outdir, [environment([good])]);
    const terraform = path.join(outdir, "stacks", "sample-data", ".terraform");
    fs.mkdirSync(terraform);
    fs.writeFileSync(path.join(terraform, "providers"), "kept");

    written(outdir, [environment([good], { owner: "changed" })]);

    expect(fs.readFileSync(path.join(outdir, "stacks", "sample-data", "cdk.tf.json"), "utf8")).toContain("changed");
    expect(fs.readFileSync(path.join(terraform, "providers"), "utf8")).toBe("kept");
  });
});

test("GIVEN some of the environments WHEN they are written THEN the others' stacks stay, and the manifest names those written", () => {
  inTemporaryFolder((outdir) => {
    written(outdir, [environment([good]), environment([good], { name: "second" })]);
    written(outdir, [environment([good])]);

    const manifest = JSON.parse(fs.readFileSync(path.join(outdir, "manifest.json"), "utf8")) as { stacks: object };
    expect(Object.keys(manifest.stacks).sort()).toEqual(["sample-data", "sample-platform"]);
    expect(fs.existsSync(path.join(outdir, "stacks", "second-data", "cdk.tf.json"))).toBe(true);
  });
});

test("GIVEN a layer that is no longer there WHEN its environment is written THEN its Terraform stays for the destroy", () => {
  inTemporaryFolder((outdir) => {
    written(outdir, [environment([good])]);
    written(outdir, [environment([])]);

    expect(fs.existsSync(path.join(outdir, "stacks", "sample-data", "cdk.tf.json"))).toBe(true);
  });
});
