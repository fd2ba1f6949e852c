import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { TerraformStack } from "cdktf";
import { ControlPlane } from "../../../../../constructs/aws/cluster/control-plane";
import { encodedUserData } from "../../../../../constructs/aws/nodes/user-data/encoded-user-data";
import { eksSite } from "../../../../support/eks-target";
import { Template } from "../../../../support/template";
import { unwrittenApp } from "../../../../support/unwritten-app";

function rendered(text: string): unknown {
  const stack = new TerraformStack(unwrittenApp(), "sample");
  const cluster = new ControlPlane(stack, "control-plane", { site: eksSite() });
  new LaunchTemplate(stack, "template", { name: "sample", userData: encodedUserData(text, cluster) });
  return Template.of(stack).resource("aws_launch_template").at("user_data");
}

describe("encoded user data", () => {
  test("GIVEN no placeholder THEN the text stands in the plan, and Terraform encodes it", () => {
    expect(rendered('say "no"\n')).toBe('${base64encode("say \\"no\\"\\n")}');
  });

  test("GIVEN placeholders THEN Terraform puts the cluster's attributes in their place", () => {
    expect(rendered("at <endpoint> with <certificate-authority>")).toMatch(
      /^\$\{base64encode\(replace\(replace\("at <endpoint> with <certificate-authority>", "<endpoint>", aws_eks_cluster\.\w+(-\w+)*\.endpoint\), "<certificate-authority>", aws_eks_cluster\.\w+(-\w+)*\.certificate_authority\[0\]\.data\)\)\}$/,
    );
  });
});
