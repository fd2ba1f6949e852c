import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { BaseStack } from "../../stacks/base-stack";
import { everyEnvironment } from "../support/synth-environments";
import { unwrittenApp } from "../support/unwritten-app";

describe("what every stack has", () => {
  it("GIVEN a value of another stack that only Terraform knows WHEN a stack is rendered THEN it is refused", () => {
    const app = unwrittenApp();
    const [environment] = everyEnvironment();
    if (!environment) throw new Error("there is no environment");
    const options = { outdir: app.outdir, kubeconfigPaths: ["~/.kube/config"] };
    const data = new BaseStack(app, environment, "data", options);
    const apps = new BaseStack(app, environment, "apps", options);
    const theirs = new ConfigMapV1(data, "theirs", { metadata: { name: "theirs" } });
    new ConfigMapV1(apps, "ours", { metadata: { name: "ours" }, data: { uid: theirs.metadata.uid } });

    expect(() => data.toTerraform()).not.toThrow();
    expect(() => apps.toTerraform()).toThrow(
      `another stack refers to kubernetes_config_map_v1.theirs.metadata[0].uid of ${environment.name}-data; values that stacks share must be literals, such as names`,
    );
  });
});
