import { resolveEnvironments } from "../../config/resolve-environments";
import { smallestEnvironment } from "../support/smallest-environment";
import { testCatalogue } from "../support/test-catalogue";
import { today } from "../support/today";
import { plantedSecrets, secretRefusals } from "./refusals/secrets";

describe("a secret in an environment file", () => {
  test.each(secretRefusals.map((refusal) => [refusal.title, refusal] as const))(
    "is not repeated: %s",
    (_title, refusal) => {
      // GIVEN an environment that holds a secret
      const environment = smallestEnvironment(refusal.given as Record<string, unknown>);

      // WHEN it is refused
      const error = refusalOf(environment);

      // THEN neither the text nor the problems that programs read hold the secret
      const told = `${error.message}\n${JSON.stringify(error)}`;
      expect(plantedSecrets.filter((secret) => told.includes(secret))).toEqual([]);
    },
  );

  test("of a component's check is not repeated either", () => {
    // GIVEN settings of which one is refused by a check and one above it holds a secret
    const changes = {
      "target.storageClass": "standard",
      "components.store": { members: 2, volume: "hvs.CAESIJmnopqrstuvwxyz12" },
    };

    // WHEN they are refused
    const { message } = refusalOf(smallestEnvironment(changes));

    // THEN the secret is not told
    expect(message).not.toContain("hvs.");
  });
});

function refusalOf(environment: unknown): Error {
  try {
    resolveEnvironments([environment], testCatalogue, today);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("it was not refused");
}
