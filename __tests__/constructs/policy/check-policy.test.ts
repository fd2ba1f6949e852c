import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { App } from "cdktf";
import { Construct } from "constructs";
import { acknowledge } from "../../../constructs/core/acknowledge";
import { checkPolicy } from "../../../constructs/policy/check-policy";
import { PolicyError } from "../../../constructs/policy/policy-error";
import { PolicyStack } from "./support/policy-stack";
import { resource } from "./support/resource";

const reason = "the provider has no versioned class for it";
const legacy = (scope: Construct, id = "it") => resource(scope, "kubernetes_labels", {}, id);

describe("where a finding is", () => {
  test("names the stack, the construct, the address and the remedy", () => {
    // GIVEN
    const stack = new PolicyStack(undefined, "test-apps");
    legacy(new Construct(stack, "api"));
    // WHEN
    const failures = checkPolicy([stack]);
    // THEN
    expect(failures).toEqual([
      {
        rule: "versioned-kinds",
        outcome: "fail",
        message: "kubernetes_labels names no API version, so the provider decides what it makes",
        stack: "test-apps",
        construct: "test-apps/api/it",
        address: "kubernetes_labels.api_it_C8A0A2BA",
        remedy:
          "use the class whose name ends in V1; a custom resource goes through CustomResources, one layer above its CRD",
      },
    ]);
  });

  test("a finding in what an override of the stack made belongs to the stack", () => {
    // GIVEN
    const stack = new PolicyStack();
    stack.addOverride("resource.kubernetes_labels.raw", {});
    // WHEN
    const [failure] = checkPolicy([stack]);
    // THEN
    expect(failure).toMatchObject({ construct: "test", address: "kubernetes_labels.raw" });
  });

  test("an override of a resource that complies is seen, and belongs to the resource", () => {
    // GIVEN
    const stack = new PolicyStack();
    const release = resource(stack, "helm_release", { chart: "kueue", version: "1.2.3" }, "release");
    expect(checkPolicy([stack])).toEqual([]);
    // WHEN
    stack.addOverride(`resource.helm_release.${release.friendlyUniqueId}.version`, ">= 1");
    // THEN
    expect(checkPolicy([stack])).toMatchObject([{ rule: "pinned-charts", construct: "test/release" }]);
  });
});

describe("acknowledgements", () => {
  test.each(["the construct", "an ancestor", "the stack"])("on %s accepts the finding", (where) => {
    // GIVEN
    const stack = new PolicyStack();
    const ancestor = new Construct(stack, "api");
    const it = legacy(ancestor);
    // WHEN
    acknowledge(
      { "the construct": it, "an ancestor": ancestor, "the stack": stack }[where] ?? it,
      "versioned-kinds",
      reason,
    );
    // THEN
    expect(checkPolicy([stack])).toEqual([]);
  });

  test("on a sibling accepts nothing, and matches nothing", () => {
    // GIVEN
    const stack = new PolicyStack();
    legacy(new Construct(stack, "api"));
    const sibling = new Construct(stack, "api-2");
    // WHEN
    acknowledge(sibling, "versioned-kinds", reason);
    // THEN
    expect(checkPolicy([stack]).map(({ rule, construct }) => [rule, construct])).toEqual([
      ["versioned-kinds", "test/api/it"],
      ["unused-acknowledgement", "test/api-2"],
    ]);
  });

  test("in one stack accept nothing in another, whatever the names", () => {
    // GIVEN
    const app = new App();
    const one = new PolicyStack(app, "one");
    const two = new PolicyStack(app, "two");
    for (const stack of [one, two]) legacy(stack);
    // WHEN
    acknowledge(one, "versioned-kinds", reason);
    // THEN
    expect(checkPolicy([one, two])).toMatchObject([{ rule: "versioned-kinds", stack: "two" }]);
  });

  test("above the stacks reach into none of them", () => {
    // GIVEN
    const app = new App();
    const stack = new PolicyStack(app);
    legacy(stack);
    // WHEN
    acknowledge(app, "versioned-kinds", reason);
    // THEN
    expect(checkPolicy([stack]).map(({ rule }) => rule)).toEqual(["unused-acknowledgement", "versioned-kinds"]);
  });

  test("of another rule accept nothing", () => {
    // GIVEN
    const stack = new PolicyStack();
    acknowledge(legacy(stack), "pinned-images", reason);
    // WHEN
    const rules = checkPolicy([stack]).map(({ rule }) => rule);
    // THEN
    expect(rules).toEqual(["versioned-kinds", "unused-acknowledgement"]);
  });

  test("of one part of a resource do not hide the next", () => {
    // GIVEN
    const stack = new PolicyStack();
    const secret = resource(stack, "kubernetes_secret_v1", { data: { a: "1" }, binary_data: { b: "1" } });
    // WHEN
    acknowledge(secret, "no-secret-in-state[data]", reason);
    // THEN
    expect(checkPolicy([stack])).toMatchObject([{ rule: "no-secret-in-state", subject: "binary_data" }]);
  });

  test("of a finding in a provider stand on that provider", () => {
    // GIVEN
    const stack = new PolicyStack();
    const one = new KubernetesProvider(stack, "one", { configContext: "one", token: "abc" });
    new KubernetesProvider(stack, "two", { configContext: "two", alias: "two", token: "abc" });
    // WHEN
    acknowledge(one, "no-secret-literal[token]", reason);
    // THEN
    expect(checkPolicy([stack])).toMatchObject([{ construct: "test/two", address: "provider.kubernetes.two" }]);
  });

  test("that match no finding are failures", () => {
    // GIVEN
    const stack = new PolicyStack();
    const it = resource(stack, "kubernetes_config_map_v1");
    // WHEN
    acknowledge(it, "versioned-kinds", reason);
    // THEN
    expect(checkPolicy([stack])).toEqual([
      {
        rule: "unused-acknowledgement",
        outcome: "fail",
        message: `the acknowledgement of versioned-kinds matches no finding; its reason was: ${reason}`,
        stack: "test",
        construct: "test/it",
        address: "",
        remedy: "take it out; it must stand on the construct that has the finding, or on an ancestor in the same stack",
      },
    ]);
  });

  test("of a part that has no finding are failures, and leave the others", () => {
    // GIVEN
    const stack = new PolicyStack();
    acknowledge(resource(stack, "kubernetes_secret_v1", { data: { a: "1" } }), "no-secret-in-state[type]", reason);
    // WHEN
    const messages = checkPolicy([stack]).map(({ message }) => message);
    // THEN
    expect(messages).toEqual([
      "data is kept in the state; data_wo is not",
      `the acknowledgement of no-secret-in-state[type] matches no finding; its reason was: ${reason}`,
    ]);
  });

  test("of an unknown rule are failures, with the nearest rule", () => {
    // GIVEN
    const stack = new PolicyStack();
    acknowledge(legacy(stack), "versioned-kind", reason);
    // WHEN
    const [, failure] = checkPolicy([stack]);
    // THEN
    expect(failure).toMatchObject({
      rule: "unused-acknowledgement",
      message: 'the acknowledgement names "versioned-kind", which is no rule; did you mean versioned-kinds?',
      remedy: expect.stringMatching(/^name one of bound-api-tokens, /),
    });
  });

  test("need a reason", () => {
    // GIVEN
    const stack = new PolicyStack();
    // WHEN
    const given = () => acknowledge(stack, "versioned-kinds", "because");
    // THEN
    expect(given).toThrow(
      'test: the acknowledgement of versioned-kinds needs a reason of at least 20 characters, not "because"',
    );
  });
});

test("the error says each finding, where it is and what to do", () => {
  // GIVEN
  const stack = new PolicyStack();
  const scope = new Construct(stack, "api");
  resource(scope, "helm_release", { chart: "kueue", create_namespace: true, namespace: "kueue", version: "1.2.3" });
  acknowledge(scope, "pinned-charts", reason);
  // WHEN
  const { message } = new PolicyError(checkPolicy([stack]));
  // THEN
  expect(message).toBe(
    `2 policy findings; nothing was written.

managed-namespaces[create_namespace]: the release creates the namespace kueue with nothing in it that bounds it
  where: test, helm_release.api_it_C8A0A2BA (construct test/api/it)
  do:    declare the namespace in the environment's \`namespaces\`; charts must not create their own

unused-acknowledgement: the acknowledgement of pinned-charts matches no finding; its reason was: ${reason}
  where: test (construct test/api)
  do:    take it out; it must stand on the construct that has the finding, or on an ancestor in the same stack`,
  );
});
