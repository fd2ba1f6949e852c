import { TerraformStack } from "cdktf";
import { eksTarget } from "../support/eks-target";
import { resolvedEnvironment } from "../support/resolved-environment";
import { composed } from "../support/synth-environments";
import { Template } from "../support/template";

function stacksOf(overrides: Readonly<Record<string, unknown>>): readonly TerraformStack[] {
  return composed([resolvedEnvironment(overrides)]).node.children.filter((child): child is TerraformStack =>
    TerraformStack.isStack(child),
  );
}

const s3 = { kind: "s3", bucket: "gantry-states", region: "us-east-2" };
const bootstrap = { stateIn: "local" };

describe("the layer of the states' bucket", () => {
  test("GIVEN bootstrap THEN it is the lowest stack, for all others keep their states in what it makes", () => {
    const [lowest, second] = stacksOf({ target: eksTarget, state: { ...s3, bootstrap } });

    expect(lowest?.node.id).toBe("sample-state");
    expect(second?.dependencies.map(({ node }) => node.id)).toEqual(["sample-state"]);
    expect(
      Template.of(lowest as TerraformStack)
        .resources("aws_s3_bucket")
        .map((block) => block.at("bucket")),
    ).toEqual(["gantry-states-logs", "gantry-states"]);
  });

  test("GIVEN no bootstrap THEN there is none", () => {
    expect(stacksOf({ target: eksTarget, state: s3 }).map(({ node }) => node.id)).not.toContain("sample-state");
  });
});

test("GIVEN EKS THEN every cloud layer works in the one account and region, and tags what it makes", () => {
  const cloud = stacksOf({ target: eksTarget, state: { ...s3, bootstrap } }).slice(0, 2);

  for (const stack of cloud) {
    expect(Template.of(stack).at("provider", "aws", 0)).toMatchObject({
      region: "us-east-2",
      allowed_account_ids: ["111122223333"],
      default_tags: [{ tags: { "gantry.dev/environment": "sample", "gantry.dev/owner": "team-a" } }],
    });
  }
});

test("GIVEN a new network THEN the network layer has its VPC", () => {
  const [network] = stacksOf({ target: eksTarget });

  expect(network?.node.id).toBe("sample-network");
  expect(
    Template.of(network as TerraformStack)
      .resource("aws_vpc")
      .at("tags", "Name"),
  ).toBe("sample");
});
