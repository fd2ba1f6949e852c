import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { Construct } from "constructs";
import type { Component } from "../../constructs/contracts/component";
import { protect } from "../../constructs/core/protect";
import { named, probeComponent } from "../support/probe-component";
import { resolvedEnvironment } from "../support/resolved-environment";
import { addressProblems, statefulAddresses } from "../support/stateful-addresses";
import { composed, everyEnvironment } from "../support/synth-environments";
// The list is edited by hand, line by line, and nothing writes it: each line is somebody's data.
import committed from "./stateful-addresses.json";

test("GIVEN every environment THEN what holds data has the address that is committed", () => {
  const problems = addressProblems(committed, statefulAddresses(composed()));

  if (problems.length > 0) throw new Error(`addresses of stateful things changed:\n\n${problems.join("\n\n")}`);
});

test("GIVEN every environment with a database of ours THEN the list has its StatefulSet and its credentials", () => {
  for (const { name, components } of everyEnvironment()) {
    const engine = components.find(({ description }) => description.id === "postgres")?.settings.engine as
      | { kind: string }
      | undefined;
    if (engine?.kind !== "patroni") continue;
    const addresses =
      Object.entries(committed as Record<string, string[]>).find(([stack]) => stack === `${name}-data`)?.[1] ?? [];

    expect(addresses).toContainEqual(expect.stringMatching(/^kubernetes_stateful_set_v1\.postgres_/));
    expect(addresses).toContainEqual(expect.stringMatching(/^kubernetes_secret_v1\.postgres_/));
  }
});

describe("GIVEN a construct that holds data", () => {
  function addresses(componentId: string, constructId: string) {
    const component = probeComponent(componentId, {
      layer: "data",
      build: (scope) =>
        protect(new SecretV1(new Construct(scope, constructId), "secret", { metadata: { name: "same" } }), false),
    });
    return statefulAddresses(
      composed([resolvedEnvironment<Component>({ components: named(component) }, [component] as Component[])]),
    );
  }

  const before = addresses("store", "credentials");

  test("WHEN nothing is renamed THEN there is nothing to say", () => {
    expect(before["sample-data"]).toHaveLength(1);
    expect(addressProblems(before, addresses("store", "credentials"))).toEqual([]);
  });

  test.each([
    ["its own construct", "store", "passwords"],
    ["the component around it", "shop", "credentials"],
  ])(
    "WHEN %s is renamed THEN it is told, with what to do about the old address and the new one",
    (_what, component, construct) => {
      const [gone, come, ...others] = addressProblems(before, addresses(component, construct));

      expect(others).toEqual([]);
      expect(gone).toMatch(
        /^sample-data: kubernetes_secret_v1\.store_credentials_secret_\w+ is gone, .* give it its old id and place back/,
      );
      expect(come).toMatch(/^sample-data: kubernetes_secret_v1\.\w+ is new and holds data/);
    },
  );

  test("WHEN it is no longer there THEN it is told, and that the data would be lost", () => {
    expect(addressProblems(before, {})).toContainEqual(
      expect.stringMatching(/store_credentials_secret_\w+ is gone, and Terraform would destroy it with its data/),
    );
  });
});
